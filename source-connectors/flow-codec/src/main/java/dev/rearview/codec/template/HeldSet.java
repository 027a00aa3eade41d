package dev.rearview.codec.template;

/** The records of a data set that wait for their template. Immutable. */
final class HeldSet {
  /** What keeping it costs beside its records, in bytes, so that tiny sets are not free. */
  private static final int OVERHEAD_BYTES = 256;

  private final int templateId;
  private final MessageHeader header;
  private final byte[] records;

  /**
   * Makes one.
   *
   * @param templateId which template it waits for
   * @param header the message that it came in
   * @param records the set without its header
   */
  HeldSet(int templateId, MessageHeader header, byte[] records) {
    this.templateId = templateId;
    this.header = header;
    this.records = records;
  }

  int templateId() {
    return templateId;
  }

  MessageHeader header() {
    return header;
  }

  /** The set without its header; not to be changed. */
  byte[] records() {
    return records;
  }

  /** What keeping it costs, in bytes. */
  int cost() {
    return records.length + OVERHEAD_BYTES;
  }
}
