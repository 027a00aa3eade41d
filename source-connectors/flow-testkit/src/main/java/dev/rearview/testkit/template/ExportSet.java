package dev.rearview.testkit.template;

import java.util.Arrays;

/**
 * A set of a message (v9: a FlowSet): header of four bytes, records, padding. Its length is right
 * unless told otherwise.
 */
public final class ExportSet {
  private static final int HEADER_BYTES = 4;
  private static final int TRUE_LENGTH = -1;

  private final int id;
  private byte[] content = new byte[0];
  private int records;
  private int announcedLength = TRUE_LENGTH;

  private ExportSet(int id) {
    this.id = id;
  }

  /** An empty set: 0 to 3 for templates, from 256 on for data. */
  public static ExportSet of(int id) {
    return new ExportSet(id);
  }

  /** A set of data records, without padding. */
  public static ExportSet data(Template template, byte[]... records) {
    return of(template.id()).records(records);
  }

  /** Adds records. */
  public ExportSet records(byte[]... more) {
    records += more.length;
    return bytes(more);
  }

  /** Adds bytes that are no record. */
  public ExportSet bytes(byte[]... more) {
    content = Values.concat(content, Values.concat(more));
    return this;
  }

  /** Adds padding of zeros. */
  public ExportSet padding(int length) {
    return padding(length, 0);
  }

  /** Adds padding of the given value, which the standards do not want. */
  public ExportSet padding(int length, int value) {
    byte[] padding = new byte[length];
    Arrays.fill(padding, (byte) value);
    return bytes(padding);
  }

  /** Adds zeros until the set's length is a multiple of {@code bytes}. */
  public ExportSet padTo(int bytes) {
    return padding(Math.floorMod(-content.length - HEADER_BYTES, bytes));
  }

  /** Makes the set's header announce {@code bytes}, header included, whatever there are. */
  public ExportSet length(int bytes) {
    announcedLength = bytes;
    return this;
  }

  int recordCount() {
    return records;
  }

  byte[] toBytes() {
    int length = announcedLength == TRUE_LENGTH ? content.length + HEADER_BYTES : announcedLength;
    return Values.concat(Values.number(id, 2), Values.number(length, 2), content);
  }
}
