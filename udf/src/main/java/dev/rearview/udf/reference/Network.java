package dev.rearview.udf.reference;

import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;

/** What the reference data say of a prefix; each may be null. */
public record Network(
    StringData prefix,
    StringData name,
    StringData role,
    StringData site,
    StringData owner,
    StringData tenant) {
  /** As a row of SQL. */
  static final String ROW =
      "ROW<prefix STRING, name STRING, role STRING, site STRING, owner STRING, tenant STRING>";

  /** A new row. */
  RowData row() {
    return GenericRowData.of(prefix, name, role, site, owner, tenant);
  }
}
