package dev.rearview.connector.reader;

import java.util.Locale;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;

/**
 * Metadata columns: where the datagram behind a row stands, so that it can be looked at with other
 * tools, and so that every row has a key of its own.
 */
public enum FlowMetadata {
  /** Partition of the journal, or path of the capture. */
  PARTITION(DataTypes.STRING().notNull()),
  /** Number of the journal segment; 0 for a capture. */
  SEGMENT(DataTypes.BIGINT().notNull()),
  /** Byte offset of the packet's record in that file. */
  OFFSET(DataTypes.BIGINT().notNull()),
  /**
   * Number of the record among those of its kind in its datagram, from 0. Of a flow that waited for
   * its template: 65536, plus the byte offset of its set in the datagram, plus its number in the
   * set; that is unique too, as no record is shorter than a byte.
   */
  INDEX(DataTypes.INT().notNull()),
  /** The port of the collector that the datagram was sent to: it tells probes apart. */
  COLLECTOR_PORT(DataTypes.INT().notNull()),
  /** Identity of the journal; empty for a capture. */
  JOURNAL(DataTypes.STRING().notNull());

  // Flink data types are immutable, though nothing says so to the checker.
  @SuppressWarnings("ImmutableEnumChecker")
  private final DataType dataType;

  FlowMetadata(DataType dataType) {
    this.dataType = dataType;
  }

  /** The key, as in {@code METADATA FROM 'partition'}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The column's type. */
  public DataType dataType() {
    return dataType;
  }

  /** The constant with the given key. */
  public static FlowMetadata ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
