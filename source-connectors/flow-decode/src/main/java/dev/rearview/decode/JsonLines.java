package dev.rearview.decode;

import java.io.IOException;
import java.io.Writer;

/** One object a line: {@code kind}, then the columns. */
final class JsonLines implements RowSink {
  private final Writer out;
  private final StringBuilder line = new StringBuilder();

  JsonLines(Writer out) {
    this.out = out;
  }

  @Override
  public void accept(Row row) throws IOException {
    line.setLength(0);
    line.append("{\"kind\":\"").append(row.kind().label()).append('"');
    JsonText.appendMembers(row.values(), line);
    line.append("}\n");
    out.append(line);
  }
}
