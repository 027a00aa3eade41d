package dev.rearview.jobs.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What consumers have committed of the journal, as its files show it: segments {@code
 * p00/0000000001-20261124T043000.123Z.pcap}, and {@code p00/committed/CONSUMER}, which holds
 * segment:offset and is written anew with each commit.
 *
 * <p>Files that appear, grow or vanish meanwhile may or may not be counted. A commit that cannot be
 * read counts as one of nothing.
 */
final class JournalCommits {

  private static final Pattern PARTITION = Pattern.compile("p\\d{2,4}");
  private static final Pattern SEGMENT =
      Pattern.compile("(\\d{10})-(\\d{8}T\\d{6}\\.\\d{3})Z\\.pcap");
  private static final Pattern COMMIT = Pattern.compile("(\\d{1,18}):(\\d{1,18})\\n");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS", Locale.ROOT);

  /** Length of a pcap file's header: a segment of no more holds nothing. */
  private static final long HEADER_BYTES = 24;

  private final Path journal;

  JournalCommits(Path journal) {
    this.journal = journal;
  }

  private record Commit(long segment, long offset, Instant time) {}

  /** The partitions that are longer than what one of {@code consumers} has committed. */
  List<Uncommitted> of(List<String> consumers) {
    List<Uncommitted> found = new ArrayList<>();
    for (Path partition : list(journal, PARTITION)) {
      for (String consumer : consumers) {
        of(partition, consumer).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Uncommitted> of(Path partition, String consumer) {
    Optional<Commit> commit = commit(partition.resolve("committed").resolve(consumer));
    long bytes = 0;
    NavigableMap<Long, Path> segments = segments(partition);
    long first = commit.map(Commit::segment).orElse(0L);
    for (Map.Entry<Long, Path> segment : segments.tailMap(first).entrySet()) {
      boolean begun = commit.isPresent() && segment.getKey() == first;
      long from = begun ? commit.get().offset() : HEADER_BYTES;
      bytes += Math.max(0, segment.getValue().toFile().length() - from);
    }
    if (bytes == 0) {
      return Optional.empty();
    }
    Instant since =
        commit.map(Commit::time).orElseGet(() -> time(segments.firstEntry().getValue()));
    return Optional.of(new Uncommitted(partition.getFileName().toString(), consumer, bytes, since));
  }

  private static Optional<Commit> commit(Path file) {
    try {
      Instant time = Files.getLastModifiedTime(file).toInstant();
      Matcher line = COMMIT.matcher(content(file));
      return Optional.of(
          line.matches()
              ? new Commit(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)), time)
              : new Commit(0, HEADER_BYTES, time));
    } catch (IOException never) {
      return Optional.empty();
    }
  }

  /** Empty if the file is another user's: when it was written is to be seen all the same. */
  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static NavigableMap<Long, Path> segments(Path partition) {
    NavigableMap<Long, Path> segments = new TreeMap<>();
    for (Path file : list(partition, SEGMENT)) {
      segments.put(Long.valueOf(file.getFileName().toString().substring(0, 10)), file);
    }
    return segments;
  }

  /** When the first datagram of a segment came, by its name. */
  private static Instant time(Path segment) {
    Matcher name = SEGMENT.matcher(segment.getFileName().toString());
    try {
      return name.matches()
          ? LocalDateTime.parse(name.group(2), TIME).toInstant(ZoneOffset.UTC)
          : Instant.EPOCH;
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static List<Path> list(Path directory, Pattern name) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // not made yet, or gone
    }
  }
}
