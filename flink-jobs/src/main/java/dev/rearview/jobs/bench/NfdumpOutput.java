package dev.rearview.jobs.bench;

import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What nfdump prints, and how rows are made of it. */
enum NfdumpOutput {
  /** A row a line, its values separated by blanks. */
  LINES,
  /**
   * Lines of a key and a number, of which each key's numbers are summed and its lines counted, as
   * nfdump does not count what is distinct: the 20 most frequent keys.
   */
  LINES_SUMMED_AND_COUNTED,
  /** The csv of a statistic by bytes, with a head and a summary. */
  STATISTIC_OF_BYTES,
  /** Sums of whole files. */
  SUMMARY;

  private static final int MOST_COUNTED = 20;
  private static final int VALUE_FIELD = 4;
  private static final int BYTES_FIELD = 9;
  private static final String NO_ROWS = "No matching flows";
  private static final String FLOWS = "Flows: ";

  Answer answer(Stream<String> lines) {
    return switch (this) {
      case LINES -> new Answer(words(lines).toList());
      case LINES_SUMMED_AND_COUNTED -> summedAndCounted(lines);
      case STATISTIC_OF_BYTES ->
          new Answer(
              lines
                  .map(line -> line.split(",", -1))
                  .skip(1)
                  .takeWhile(fields -> fields.length > BYTES_FIELD)
                  .map(fields -> List.of(fields[VALUE_FIELD].strip(), fields[BYTES_FIELD].strip()))
                  .toList());
      case SUMMARY ->
          new Answer(
              lines
                  .filter(line -> line.startsWith(FLOWS))
                  .map(line -> List.of(line.substring(FLOWS.length()).strip()))
                  .toList());
    };
  }

  private static Stream<List<String>> words(Stream<String> lines) {
    return lines
        .filter(line -> !line.isBlank() && !line.equals(NO_ROWS))
        .map(line -> List.of(line.strip().split("\\s+")));
  }

  private static Answer summedAndCounted(Stream<String> lines) {
    Map<String, LongSummaryStatistics> numbers =
        words(lines)
            .collect(
                Collectors.groupingBy(
                    words -> words.get(0),
                    Collectors.summarizingLong(words -> Long.parseLong(words.get(1)))));
    return new Answer(
        numbers.entrySet().stream()
            .sorted(Comparator.comparing(entry -> -entry.getValue().getCount()))
            .limit(MOST_COUNTED)
            .map(
                entry ->
                    List.of(
                        entry.getKey(),
                        Long.toString(entry.getValue().getSum()),
                        Long.toString(entry.getValue().getCount())))
            .toList());
  }
}
