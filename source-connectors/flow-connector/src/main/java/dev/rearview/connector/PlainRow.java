package dev.rearview.connector;

import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.RawValueData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;
import org.apache.flink.types.bitmap.Bitmap;
import org.apache.flink.types.variant.Variant;

/** A row whose columns are whole numbers, times, texts and maps: there is nothing else in flows. */
public abstract class PlainRow implements RowData {
  private final String origin;
  private RowKind kind = RowKind.INSERT;

  /**
   * @param origin what the columns are of, for messages
   */
  protected PlainRow(String origin) {
    this.origin = origin;
  }

  @Override
  public final RowKind getRowKind() {
    return kind;
  }

  @Override
  public final void setRowKind(RowKind newKind) {
    kind = newKind;
  }

  @Override
  public boolean getBoolean(int column) {
    throw unsupported("a boolean", column);
  }

  @Override
  public final byte getByte(int column) {
    throw unsupported("a byte", column);
  }

  @Override
  public final short getShort(int column) {
    throw unsupported("a short", column);
  }

  @Override
  public final float getFloat(int column) {
    throw unsupported("a float", column);
  }

  @Override
  public final double getDouble(int column) {
    throw unsupported("a double", column);
  }

  @Override
  public final DecimalData getDecimal(int column, int precision, int scale) {
    throw unsupported("a decimal", column);
  }

  @Override
  public final <T> RawValueData<T> getRawValue(int column) {
    throw unsupported("a raw value", column);
  }

  @Override
  public final byte[] getBinary(int column) {
    throw unsupported("bytes", column);
  }

  @Override
  public final ArrayData getArray(int column) {
    throw unsupported("an array", column);
  }

  @Override
  public final RowData getRow(int column, int fields) {
    throw unsupported("a row", column);
  }

  @Override
  public final Variant getVariant(int column) {
    throw unsupported("a variant", column);
  }

  @Override
  public final Bitmap getBitmap(int column) {
    throw unsupported("a bitmap", column);
  }

  /** What to throw where a column is asked for as what it is not. */
  protected final UnsupportedOperationException unsupported(String wanted, int column) {
    return new UnsupportedOperationException(
        "Column " + column + " of " + origin + " is not " + wanted);
  }
}
