package dev.rearview.archive.file;

import dev.rearview.archive.write.ArchiveRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A row of given values.
 *
 * @param values by column: Long, String, Map or null
 */
public record MadeRow(List<Object> values) implements ArchiveRow {
  @Override
  public boolean isNull(int column) {
    return values.get(column) == null;
  }

  @Override
  public long number(int column) {
    return (Long) values.get(column);
  }

  @Override
  public byte[] text(int column) {
    return ((String) values.get(column)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, ?> map(int column) {
    return (Map<String, ?>) values.get(column);
  }
}
