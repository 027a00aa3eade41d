package dev.rearview.connector.files;

import java.util.Map;
import java.util.TreeMap;

/**
 * Captures that ended inside a record, for whoever had them read: by their place in the order of
 * reading, as names need escapes in JSON. One that is damaged before its end is not among them, as
 * its reading fails.
 */
public final class CutShort {
  private final Map<Integer, Long> bytesByFile = new TreeMap<>();

  /**
   * Notes a capture.
   *
   * @param file its place, from 0
   * @param bytes how many bytes behind its last whole record were left out
   */
  public void add(int file, long bytes) {
    bytesByFile.put(file, bytes);
  }

  /** Notes those of another reader of the same captures. */
  public void addAll(CutShort other) {
    bytesByFile.putAll(other.bytesByFile);
  }

  /** A member of a JSON object behind others, {@code , "cutShort": {"0": 17}}; empty if none is. */
  public String jsonMember() {
    if (bytesByFile.isEmpty()) {
      return "";
    }
    StringBuilder json = new StringBuilder(", \"cutShort\": {");
    bytesByFile.forEach(
        (file, bytes) ->
            json.append(json.charAt(json.length() - 1) == '{' ? "" : ", ")
                .append('"')
                .append(file)
                .append("\": ")
                .append(bytes));
    return json.append('}').toString();
  }
}
