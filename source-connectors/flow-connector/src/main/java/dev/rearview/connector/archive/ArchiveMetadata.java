package dev.rearview.connector.archive;

import java.util.Locale;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;

/**
 * Metadata columns of a table of the archive. Of a flow that is written, it is said where in the
 * journal its datagram stands; that is not kept with it, but the last place of all is.
 */
public enum ArchiveMetadata {
  /** Whether the row is from the archive; FALSE of one that is from the journal. */
  ARCHIVED(DataTypes.BOOLEAN().notNull()),
  /** Identity of the journal; NULL of a row from the archive. */
  JOURNAL(DataTypes.STRING()),
  /** Partition of the journal; NULL of a row from the archive. */
  PARTITION(DataTypes.STRING()),
  /** Number of the journal segment; NULL of a row from the archive. */
  SEGMENT(DataTypes.BIGINT()),
  /** Byte offset of the datagram in it; NULL of a row from the archive. */
  OFFSET(DataTypes.BIGINT());

  // Flink data types are immutable, though nothing says so to the checker.
  @SuppressWarnings("ImmutableEnumChecker")
  private final DataType dataType;

  ArchiveMetadata(DataType dataType) {
    this.dataType = dataType;
  }

  /** The key, as in {@code METADATA FROM 'archived'}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column's type. */
  public DataType dataType() {
    return dataType;
  }

  /** Whether rows that are written may have it. */
  boolean isWritable() {
    return this != ARCHIVED;
  }

  /** The constant with the given key. */
  public static ArchiveMetadata ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
