package dev.rearview.connector.reader;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.MacText;
import dev.rearview.connector.PlainRow;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;

/**
 * A flow as a row, in the form in which it was decoded: two or three objects, and an address
 * becomes text when somebody reads it, not before.
 *
 * <p>Neither of Flink's own rows does: {@code GenericRowData} boxes every number, and writing
 * {@code BinaryRowData} copies every text by way of {@code Unsafe}, which took half the time of
 * reading a journal. Flink's serializers take any row; a row is never changed once it is made.
 */
final class FlowRow extends PlainRow {
  private final FlowRowColumns columns;
  private final long present;
  private final long ipv4;
  private final long[] numbers;
  private final Object[] objects;

  /**
   * @param present bit {@code n}: column {@code n} is not NULL
   * @param ipv4 bit {@code n}: column {@code n} holds an IPv4 address
   * @param numbers by {@link FlowRowColumns#slot}
   * @param objects by {@link FlowRowColumns#slot}
   */
  FlowRow(FlowRowColumns columns, long present, long ipv4, long[] numbers, Object[] objects) {
    super("a flow");
    this.columns = columns;
    this.present = present;
    this.ipv4 = ipv4;
    this.numbers = numbers;
    this.objects = objects;
  }

  @Override
  public int getArity() {
    return columns.arity();
  }

  @Override
  public boolean isNullAt(int column) {
    return (present & (1L << column)) == 0;
  }

  @Override
  public int getInt(int column) {
    return (int) numbers[columns.slot(column)];
  }

  @Override
  public long getLong(int column) {
    return numbers[columns.slot(column)];
  }

  @Override
  public TimestampData getTimestamp(int column, int precision) {
    return TimestampData.fromEpochMillis(numbers[columns.slot(column)]);
  }

  @Override
  public StringData getString(int column) {
    int slot = columns.slot(column);
    return switch (columns.form(column)) {
      case OBJECT -> (StringData) objects[slot];
      case ADDRESS -> address((ipv4 & (1L << column)) != 0, numbers[slot], numbers[slot + 1]);
      case MAC -> mac(numbers[slot]);
      case NUMBER -> throw unsupported("a text", column);
    };
  }

  private static StringData address(boolean isIpv4, long high, long low) {
    byte[] text = new byte[isIpv4 ? AddressText.MAX_IPV4_LENGTH : AddressText.MAX_LENGTH];
    return BinaryStringData.fromBytes(text, 0, AddressText.write(isIpv4, high, low, text, 0));
  }

  private static StringData mac(long mac) {
    byte[] text = new byte[MacText.LENGTH];
    return BinaryStringData.fromBytes(text, 0, MacText.write(mac, text, 0));
  }

  @Override
  public MapData getMap(int column) {
    return (MapData) objects[columns.slot(column)];
  }
}
