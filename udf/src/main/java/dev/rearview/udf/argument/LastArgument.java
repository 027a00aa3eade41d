package dev.rearview.udf.argument;

import java.util.function.Function;
import org.apache.flink.table.data.StringData;

/**
 * What the last text argument was parsed to, so that an argument that is the same for row after row
 * (a literal, mostly) is parsed once. Not for several threads.
 *
 * @param <T> what it is parsed to
 */
public final class LastArgument<T> {
  private final Function<String, T> parse;
  private StringData last;
  private String lastText;
  private T value;

  /**
   * @param parse may throw; then nothing is kept
   */
  public LastArgument(Function<String, T> parse) {
    this.parse = parse;
  }

  /** What the text is parsed to; the same object as before if the text is the same. */
  public T of(StringData text) {
    // Generated code passes a literal as the same object each time.
    if (text != last) {
      String asked = text.toString();
      if (!asked.equals(lastText)) {
        value = parse.apply(asked);
        lastText = asked;
      }
      last = text;
    }
    return value;
  }
}
