package dev.rearview.archive.measure;

import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import dev.rearview.archive.write.ArchiveRow;
import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.MacText;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The flows of a capture in memory, one of them at a time a row: the columns of {@code flows},
 * without those that enrichment adds. Elements without a column are left out.
 */
final class CaptureRows implements ArchiveRow {
  private static final FlowField[] FIELDS = FlowField.values();

  private final boolean rawAddresses;
  private final long[][] numbers = new long[FIELDS.length][];
  private final int[][] texts = new int[FIELDS.length][];
  private final boolean[][] present = new boolean[FIELDS.length][];
  private final List<byte[]> distinct = new ArrayList<>();
  private final Map<Object, Integer> codes = new HashMap<>();
  private final int capacity;
  private int count;
  private int at;

  /**
   * Reads a capture.
   *
   * @param rawAddresses whether addresses are 4 or 16 bytes, not text
   */
  CaptureRows(Path capture, int capacity, boolean rawAddresses) throws IOException {
    this.capacity = capacity;
    this.rawAddresses = rawAddresses;
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    Datagram datagram = new Datagram();
    try (DatagramSource source = CaptureFile.open(capture)) {
      while (count < capacity && source.next(datagram) == DatagramSource.Next.DATAGRAM) {
        decoder.decode(datagram, this::keep);
      }
    }
  }

  static ArchiveSchema schema() {
    List<ArchiveColumn> columns = new ArrayList<>();
    for (FlowField field : FIELDS) {
      ColumnKind kind =
          switch (field.type()) {
            case INT -> ColumnKind.INT;
            case LONG -> ColumnKind.LONG;
            case TIME -> ColumnKind.TIME;
            case ADDRESS, MAC, TEXT -> ColumnKind.TEXT;
            case MAP, COUNTS -> ColumnKind.TEXT_MAP;
          };
      columns.add(new ArchiveColumn(field.name().toLowerCase(Locale.ROOT), kind));
    }
    return new ArchiveSchema(columns);
  }

  int count() {
    return count;
  }

  CaptureRows row(int row) {
    at = row;
    return this;
  }

  @Override
  public boolean isNull(int column) {
    return present[column] == null || !present[column][at];
  }

  @Override
  public long number(int column) {
    return numbers[column][at];
  }

  @Override
  public byte[] text(int column) {
    return distinct.get(texts[column][at]);
  }

  @Override
  public Map<String, ?> map(int column) {
    throw new IllegalStateException("no maps are kept");
  }

  private void keep(FlowRecord record) {
    if (count == capacity) {
      return;
    }
    for (int i = 0; i < FIELDS.length; i++) {
      if (record.has(FIELDS[i]) && FIELDS[i].type() != FieldType.MAP) {
        if (present[i] == null) {
          present[i] = new boolean[capacity];
          numbers[i] = new long[capacity];
          texts[i] = new int[capacity];
        }
        present[i][count] = true;
        keep(record, FIELDS[i], i);
      }
    }
    count++;
  }

  private void keep(FlowRecord record, FlowField field, int column) {
    byte[] text =
        switch (field.type()) {
          case INT, LONG, TIME, MAP, COUNTS -> null;
          case MAC -> utf8(MacText.of(record.getLong(field)));
          case TEXT -> utf8(record.getText(field));
          case ADDRESS -> address(record, field);
        };
    if (text == null) {
      numbers[column][count] = record.getLong(field);
    } else {
      texts[column][count] =
          codes.computeIfAbsent(
              ByteBuffer.wrap(text),
              key -> {
                distinct.add(text);
                return distinct.size() - 1;
              });
    }
  }

  private byte[] address(FlowRecord record, FlowField field) {
    boolean ipv4 = record.isIpv4(field);
    long high = record.addressHigh(field);
    long low = record.addressLow(field);
    if (!rawAddresses) {
      return utf8(AddressText.of(ipv4, high, low));
    }
    return ipv4
        ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
        : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
