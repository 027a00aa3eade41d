package dev.rearview.archive.compact;

import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.file.FooterSchema;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All columns that any of some files has: so none is lost, whatever version wrote it. */
final class UnionSchema {
  private UnionSchema() {}

  /**
   * The columns, those of the first file first.
   *
   * @throws IOException if a file cannot be read, or two have a column of different kinds
   */
  static ArchiveSchema of(List<Path> files) throws IOException {
    Map<String, ArchiveColumn> columns = new LinkedHashMap<>();
    for (Path file : files) {
      for (ArchiveColumn column : FooterSchema.of(FileFooter.read(file).schema()).columns()) {
        ArchiveColumn known = columns.putIfAbsent(column.name(), column);
        if (known != null && known.kind() != column.kind()) {
          throw new IOException(
              "column %s is %s in %s, and %s in another file"
                  .formatted(column.name(), column.kind(), file, known.kind()));
        }
      }
    }
    return new ArchiveSchema(new ArrayList<>(columns.values()));
  }
}
