package dev.rearview.connector.archive.hybrid;

import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RawValueData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.types.RowKind;
import org.apache.flink.types.bitmap.Bitmap;
import org.apache.flink.types.variant.Variant;

/**
 * A row of the journal in another shape; see {@link RowShape}. It is as lasting as the row that it
 * is made of.
 */
final class ShapedRow implements RowData {
  private final RowData row;
  private final int[] sources;

  ShapedRow(RowData row, int[] sources) {
    this.row = row;
    this.sources = sources;
  }

  @Override
  public int getArity() {
    return sources.length;
  }

  @Override
  public RowKind getRowKind() {
    return row.getRowKind();
  }

  @Override
  public void setRowKind(RowKind kind) {
    row.setRowKind(kind);
  }

  @Override
  public boolean isNullAt(int column) {
    int source = sources[column];
    return source == RowShape.NULL || (source >= 0 && row.isNullAt(source));
  }

  @Override
  public boolean getBoolean(int column) {
    return sources[column] >= 0 && row.getBoolean(sources[column]);
  }

  @Override
  public byte getByte(int column) {
    return row.getByte(sources[column]);
  }

  @Override
  public short getShort(int column) {
    return row.getShort(sources[column]);
  }

  @Override
  public int getInt(int column) {
    return row.getInt(sources[column]);
  }

  @Override
  public long getLong(int column) {
    return row.getLong(sources[column]);
  }

  @Override
  public float getFloat(int column) {
    return row.getFloat(sources[column]);
  }

  @Override
  public double getDouble(int column) {
    return row.getDouble(sources[column]);
  }

  @Override
  public StringData getString(int column) {
    return row.getString(sources[column]);
  }

  @Override
  public DecimalData getDecimal(int column, int precision, int scale) {
    return row.getDecimal(sources[column], precision, scale);
  }

  @Override
  public TimestampData getTimestamp(int column, int precision) {
    return row.getTimestamp(sources[column], precision);
  }

  @Override
  public <T> RawValueData<T> getRawValue(int column) {
    return row.getRawValue(sources[column]);
  }

  @Override
  public byte[] getBinary(int column) {
    return row.getBinary(sources[column]);
  }

  @Override
  public ArrayData getArray(int column) {
    return row.getArray(sources[column]);
  }

  @Override
  public MapData getMap(int column) {
    return row.getMap(sources[column]);
  }

  @Override
  public RowData getRow(int column, int fields) {
    return row.getRow(sources[column], fields);
  }

  @Override
  public Variant getVariant(int column) {
    return row.getVariant(sources[column]);
  }

  @Override
  public Bitmap getBitmap(int column) {
    return row.getBitmap(sources[column]);
  }
}
