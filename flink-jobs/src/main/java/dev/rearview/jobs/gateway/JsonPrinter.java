package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;

/** Writes each row as a JSON object on a line of its own. Bytes are hexadecimal text. */
final class JsonPrinter implements ResultPrinter {
  private final List<ResultColumn> columns;
  private final boolean showKind;
  private final PrintStream out;

  JsonPrinter(List<ResultColumn> columns, boolean showKind, PrintStream out) {
    this.columns = columns;
    this.showKind = showKind;
    this.out = out;
  }

  @Override
  public void row(ResultRow row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (showKind) {
      object.put("op", row.kind().sign());
    }
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      JsonNode value = row.values().get(i);
      if (!value.isNull() && (column.binary() || column.timestamp())) {
        object.put(column.name(), ValueText.of(column, value));
      } else {
        object.set(column.name(), value);
      }
    }
    out.print(object + "\n");
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void end() {
    out.flush();
  }
}
