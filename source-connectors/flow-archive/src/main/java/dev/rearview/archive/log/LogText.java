package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The text of a file of the log: lines of fields that a tab parts. The first line names the format
 * and its version, the last has a checksum of all before.
 *
 * <pre>
 * rearview-archive-log  1  commit  VERSION  MILLIS  REASON
 * +  PATH  ROWS  BYTES  RECEIVED(2)  STARTED(2)  ENDED(2)  UNKNOWN-STARTS  UNKNOWN-ENDS  compacted
 * -  PATH  MILLIS
 * &#64;  JOURNAL/PARTITION  SEGMENT  OFFSET
 * end  CRC32C
 * </pre>
 *
 * A snapshot has the same lines: all live files, and what was removed of late.
 */
final class LogText {

  private static final String FORMAT = "rearview-archive-log";
  private static final String FORMAT_VERSION = "1";
  private static final String NO_TIME = "-";
  private static final String COMPACTED = "compacted";
  private static final String FRESH = "fresh";
  private static final String END = "end";

  private final StringBuilder text = new StringBuilder();

  /** Begins the text of a commit or a snapshot. */
  LogText(String kind, long version, long millis, String reason) {
    line(FORMAT, FORMAT_VERSION, kind, version, millis, reason);
  }

  LogText added(FileEntry file) {
    return line(
        "+",
        file.path(),
        file.rows(),
        file.bytes(),
        first(file.received()),
        last(file.received()),
        first(file.started()),
        last(file.started()),
        first(file.ended()),
        last(file.ended()),
        file.unknownStarts(),
        file.unknownEnds(),
        file.compacted() ? COMPACTED : FRESH);
  }

  LogText removed(String path, long millis) {
    return line("-", path, millis);
  }

  LogText handOver(String partition, JournalPlace place) {
    return line("@", partition, place.segment(), place.offset());
  }

  /** The whole text. */
  byte[] finish() {
    line(END, checksum(text));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The lines of a whole text, by field, without the last; the first is the header's. */
  static List<String[]> lines(String whole, String name) throws IOException {
    int end = whole.lastIndexOf(END + "\t");
    if (!whole.startsWith(FORMAT + "\t") || end < 0) {
      throw new IOException(name + " is no whole file of the archive's log");
    }
    List<String[]> lines = new ArrayList<>();
    whole.substring(0, end).lines().forEach(line -> lines.add(line.split("\t", -1)));
    if (!lines.get(0)[1].equals(FORMAT_VERSION)) {
      throw new IOException(
          name + " has version " + lines.get(0)[1] + " of the log's format: a newer release's");
    }
    if (!whole
        .substring(end + END.length() + 1)
        .strip()
        .equals(checksum(whole.substring(0, end)))) {
      throw new IOException(name + " is damaged: its checksum is another");
    }
    return lines;
  }

  /** The file of a line that begins with +. */
  static FileEntry file(String[] fields) {
    return new FileEntry(
        fields[1],
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        range(fields[4], fields[5]),
        range(fields[6], fields[7]),
        range(fields[8], fields[9]),
        Long.parseLong(fields[10]),
        Long.parseLong(fields[11]),
        fields[12].equals(COMPACTED));
  }

  private LogText line(Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      String field = fields[i].toString();
      if (field.chars().anyMatch(c -> c < ' ')) {
        throw new IllegalArgumentException(
            "the archive's log takes no control character: " + field);
      }
      text.append(i == 0 ? "" : "\t").append(field);
    }
    text.append('\n');
    return this;
  }

  private static Object first(MillisRange range) {
    return range.isEmpty() ? NO_TIME : range.min();
  }

  private static Object last(MillisRange range) {
    return range.isEmpty() ? NO_TIME : range.max();
  }

  private static MillisRange range(String first, String last) {
    return first.equals(NO_TIME)
        ? MillisRange.NONE
        : new MillisRange(Long.parseLong(first), Long.parseLong(last));
  }

  private static String checksum(CharSequence text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
