package dev.rearview.udf.flow;

import dev.rearview.udf.reference.Csv;
import dev.rearview.udf.reference.CsvRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads the tables of names that come with this room. */
final class Names {
  private Names() {}

  /** Hands out the rows of a resource beside this class. */
  static void read(String resource, List<String> columns, Consumer<CsvRow> rows) {
    try (InputStream in = Names.class.getResourceAsStream(resource)) {
      Csv.read(in, resource, columns, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
