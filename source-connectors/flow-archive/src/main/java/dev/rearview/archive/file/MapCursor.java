package dev.rearview.archive.file;

import dev.rearview.archive.schema.ColumnKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReader;

/**
 * Reads a column of maps: two columns of the file, names and values, each with as many entries a
 * row as the map has.
 */
final class MapCursor implements ColumnCursor {
  private final EntryStream keys;
  private final EntryStream values;
  private final boolean counts;

  MapCursor(
      ColumnKind kind,
      ColumnDescriptor key,
      PageReader keyPages,
      ColumnDescriptor value,
      PageReader valuePages)
      throws IOException {
    this.keys = new EntryStream(key, keyPages);
    this.values = new EntryStream(value, valuePages);
    this.counts = kind == ColumnKind.COUNT_MAP;
  }

  @Override
  public void read(long row, int count, ColumnVector into, int at) throws IOException {
    into.useMaps();
    int done = 0;
    while (done < count) {
      keys.seek(row + done);
      values.seek(row + done);
      int nulls = Math.min(count - done, Math.min(keys.entriesLeft(), values.entriesLeft()));
      if (keys.nullRowsAhead(nulls) && values.nullRowsAhead(nulls)) {
        keys.skipNullRows(nulls);
        values.skipNullRows(nulls);
        into.setNull(at + done, nulls);
        done += nulls;
      } else {
        into.maps[at + done] = readMap();
        done++;
      }
    }
  }

  private Map<String, ?> readMap() throws IOException {
    boolean present = keys.beginRow();
    values.beginRow();
    Map<String, Object> map = present ? new LinkedHashMap<>() : null;
    boolean more = keys.hasEntry();
    while (more) {
      Object value = !values.hasValue() ? null : counts ? (Object) values.number() : values.text();
      map.put(keys.text(), value);
      boolean another = values.nextOfRow();
      more = keys.nextOfRow() && another;
    }
    keys.endRow();
    values.endRow();
    return map;
  }
}
