package dev.rearview.codec.template;

/**
 * The records of a data set that wait for their template.
 *
 * @param templateId which one
 * @param header the message that they came in
 * @param records the set without its header
 */
record HeldSet(int templateId, MessageHeader header, byte[] records) {
  /** What keeping it costs beside its records, in bytes, so that tiny sets are not free. */
  private static final int OVERHEAD_BYTES = 256;

  /** What keeping it costs, in bytes. */
  int cost() {
    return records.length + OVERHEAD_BYTES;
  }
}
