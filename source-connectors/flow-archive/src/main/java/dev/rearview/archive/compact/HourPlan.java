package dev.rearview.archive.compact;

import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.FileEntry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An hour that is to be compacted.
 *
 * <p>Which of its files are: all that are not compacted, if there are any, and of the others,
 * smallest first, those of less than {@value #REWRITTEN_PER_LATE_BYTE} times the bytes of all taken
 * before them. So what comes late is always sorted and indexed; a great file is not written anew
 * for little; and the number of files grows with the logarithm of how often something comes late.
 *
 * @param partition such as {@code day=2026-01-31/hour=07}
 * @param files what to compact, in order of the time of their first row received
 */
public record HourPlan(String partition, List<FileEntry> files) {
  private static final int REWRITTEN_PER_LATE_BYTE = 8;
  private static final Pattern PARTITION = Pattern.compile("day=([0-9-]{10})/hour=([0-9]{2})");

  public HourPlan {
    files = List.copyOf(files);
  }

  /** Rows of all files. */
  public long rows() {
    return files.stream().mapToLong(FileEntry::rows).sum();
  }

  /** What there is to do in an archive, the earliest hour first. */
  static List<HourPlan> of(ArchiveSnapshot snapshot, CompactionOptions options, Instant now) {
    Map<String, List<FileEntry>> partitions = new TreeMap<>();
    for (FileEntry file : snapshot.files()) {
      partitions.computeIfAbsent(file.partition(), name -> new ArrayList<>()).add(file);
    }
    List<HourPlan> plans = new ArrayList<>();
    partitions.forEach(
        (partition, files) -> {
          List<FileEntry> chosen = chosen(files, options.targetBytes());
          if (!chosen.isEmpty()
              && (options.openHours() || isClosed(partition, now.minus(options.delay())))) {
            plans.add(new HourPlan(partition, chosen));
          }
        });
    return plans;
  }

  private static List<FileEntry> chosen(List<FileEntry> files, long targetBytes) {
    List<FileEntry> chosen = new ArrayList<>();
    List<FileEntry> compacted = new ArrayList<>();
    long bytes = 0;
    for (FileEntry file : files) {
      if (file.compacted()) {
        compacted.add(file);
      } else {
        chosen.add(file);
        bytes += file.bytes();
      }
    }
    if (chosen.isEmpty()) {
      return chosen;
    }
    compacted.sort(Comparator.comparingLong(FileEntry::bytes));
    for (FileEntry file : compacted) {
      if (file.bytes() >= targetBytes || file.bytes() > REWRITTEN_PER_LATE_BYTE * bytes) {
        break;
      }
      chosen.add(file);
      bytes += file.bytes();
    }
    chosen.sort(Comparator.comparingLong(file -> file.received().min()));
    return chosen;
  }

  /** Whether the hour has ended by then. What is no hour never has. */
  private static boolean isClosed(String partition, Instant then) {
    Matcher matcher = PARTITION.matcher(partition);
    if (!matcher.matches()) {
      return false;
    }
    try {
      Instant start =
          LocalDate.parse(matcher.group(1))
              .atTime(Integer.parseInt(matcher.group(2)), 0)
              .toInstant(ZoneOffset.UTC);
      return !start.plus(Duration.ofHours(1)).isAfter(then);
    } catch (DateTimeException noHour) {
      return false;
    }
  }
}
