package dev.rearview.connector.archive.write;

import java.time.Instant;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.apache.flink.table.data.RowData;

/** Puts a row into the directory of the UTC hour in which it was received. */
final class HourAssigner implements BucketAssigner<RowData, String> {
  private static final long serialVersionUID = 1L;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int DAY_LENGTH = "2026-01-31".length();

  private final int receivedTime;
  private long lastHour = Long.MIN_VALUE;
  private String lastDirectory;

  /**
   * @param receivedTime index of the column
   */
  HourAssigner(int receivedTime) {
    this.receivedTime = receivedTime;
  }

  /** The hours since 1970 of a row; of one without a time 0. */
  long hour(RowData row) {
    return row.isNullAt(receivedTime)
        ? 0
        : Math.floorDiv(row.getTimestamp(receivedTime, 3).getMillisecond(), HOUR_MILLIS);
  }

  @Override
  public String getBucketId(RowData row, Context context) {
    long hour = hour(row);
    if (hour != lastHour) {
      lastHour = hour;
      lastDirectory = directory(hour);
    }
    return lastDirectory;
  }

  private static String directory(long hour) {
    String time = Instant.ofEpochMilli(hour * HOUR_MILLIS).toString();
    return "day="
        + time.substring(0, DAY_LENGTH)
        + "/hour="
        + time.substring(DAY_LENGTH + 1, DAY_LENGTH + 3);
  }

  /** The beginning of the hour of a time, both milliseconds since 1970. */
  static long startMillis(long millis) {
    return Math.floorDiv(millis, HOUR_MILLIS) * HOUR_MILLIS;
  }

  /** The end of a directory's hour, milliseconds since 1970; the end of all time of others. */
  static long endMillis(String directory) {
    if (!directory.matches("day=\\d{4}-\\d\\d-\\d\\d/hour=\\d\\d")) {
      return Long.MAX_VALUE;
    }
    String day = directory.substring("day=".length(), "day=".length() + DAY_LENGTH);
    String hour = directory.substring(directory.length() - 2);
    return Instant.parse(day + "T" + hour + ":00:00Z").toEpochMilli() + HOUR_MILLIS;
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
