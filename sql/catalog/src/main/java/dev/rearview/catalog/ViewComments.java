package dev.rearview.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.Schema.UnresolvedColumn;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ResolvedCatalogView;
import org.apache.flink.table.catalog.ResolvedSchema;

/**
 * Hands comments of columns on to views: to Flink, the columns of a view come from its query, and
 * have none.
 */
final class ViewComments {
  private ViewComments() {}

  /**
   * The schema with comments: a column has what its script says of it, or else what the column of
   * the same name has in what the view reads.
   */
  static ResolvedSchema of(
      ResolvedSchema schema, List<CatalogBaseTable> read, Map<String, String> own) {
    Map<String, String> comments = new HashMap<>();
    read.forEach(table -> collect(table, comments));
    comments.putAll(own);
    List<Column> columns =
        schema.getColumns().stream()
            .map(column -> column.withComment(comments.get(column.getName())))
            .toList();
    return new ResolvedSchema(
        columns,
        schema.getWatermarkSpecs(),
        schema.getPrimaryKey().orElse(null),
        schema.getIndexes());
  }

  private static void collect(CatalogBaseTable table, Map<String, String> comments) {
    if (table instanceof ResolvedCatalogView view) {
      for (Column column : view.getResolvedSchema().getColumns()) {
        column.getComment().ifPresent(comment -> comments.put(column.getName(), comment));
      }
      return;
    }
    for (UnresolvedColumn column : table.getUnresolvedSchema().getColumns()) {
      column.getComment().ifPresent(comment -> comments.put(column.getName(), comment));
    }
  }
}
