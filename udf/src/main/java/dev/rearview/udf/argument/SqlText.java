package dev.rearview.udf.argument;

import java.nio.charset.StandardCharsets;
import org.apache.flink.table.data.StringData;

/**
 * Makes SQL values of texts that are answered again and again: encoded at once, so that no row pays
 * for it, and so that several threads may answer with the same object.
 */
public final class SqlText {
  private SqlText() {}

  /** Null of null. */
  public static StringData of(String text) {
    return text == null ? null : StringData.fromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
