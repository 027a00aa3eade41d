package dev.rearview.udf.site.sql;

import java.util.List;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** The three functions as one operator has them: asked by turns, of a row's own texts. */
public final class SiteCalls implements AutoCloseable {
  private static final byte[] EXPORTER = StringData.fromString("192.0.2.1").toBytes();
  private static final byte[] PROTOCOL = StringData.fromString("netflow5").toBytes();
  private static final byte[] INSIDE = StringData.fromString("10.9.1.2").toBytes();

  private final List<CategoryFunction> functions =
      List.of(new SensorFunction(), new FlowClassFunction(), new FlowTypeFunction());

  /** The texts of a row, each row's own objects, as a source makes them. */
  public record Texts(
      StringData exporter, StringData protocol, StringData source, StringData destination) {}

  /** Opens them. */
  public SiteCalls(FunctionContext context) {
    functions.forEach(function -> function.open(context));
  }

  /** A row from that address to one inside. */
  public Texts row(StringData source) {
    return new Texts(
        StringData.fromBytes(EXPORTER),
        StringData.fromBytes(PROTOCOL),
        StringData.fromBytes(source.toBytes()),
        StringData.fromBytes(INSIDE));
  }

  /** What the first function says. */
  public String sensor(Texts row) {
    return ask(functions.get(0), row);
  }

  /** What the last one says, once all three were asked. */
  public String all(Texts row) {
    String answer = null;
    for (CategoryFunction function : functions) {
      answer = ask(function, row);
    }
    return answer;
  }

  private static String ask(CategoryFunction function, Texts row) {
    return function.eval(
        row.exporter(),
        row.protocol(),
        row.source(),
        row.destination(),
        40_000,
        443,
        6,
        1L,
        2L,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public void close() {
    functions.forEach(CategoryFunction::close);
  }
}
