package dev.rearview.connector.archive;

import java.util.Locale;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;

/** Metadata columns of a table of the archive that can be read. */
public enum ArchiveMetadata {
  /** Whether the row is from the archive; FALSE of one that is from the journal. */
  ARCHIVED(DataTypes.BOOLEAN().notNull());

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

  /** The constant with the given key. */
  public static ArchiveMetadata ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
