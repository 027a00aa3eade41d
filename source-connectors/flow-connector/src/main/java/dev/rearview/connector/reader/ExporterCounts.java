package dev.rearview.connector.reader;

import dev.rearview.codec.exporter.ExporterStats;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of an exporter: totals, or what came in between two of them.
 *
 * @param datagrams datagrams received
 * @param failed datagrams of which nothing was of use
 * @param flows flows
 * @param optionsRecords options records
 * @param counterSamples counter samples
 * @param missing what was exported and has not arrived
 * @param problems how often each problem was met, by label; those never met are absent
 */
record ExporterCounts(
    long datagrams,
    long failed,
    long flows,
    long optionsRecords,
    long counterSamples,
    long missing,
    Map<String, Long> problems) {

  static final ExporterCounts ZERO = new ExporterCounts(0, 0, 0, 0, 0, 0, Map.of());

  static ExporterCounts of(ExporterStats exporter) {
    Map<String, Long> problems = new TreeMap<>();
    exporter.problems().forEach((problem, count) -> problems.put(problem.label(), count));
    return new ExporterCounts(
        exporter.datagrams(),
        exporter.failed(),
        exporter.records(),
        exporter.optionsRecords(),
        exporter.counterSamples(),
        exporter.missingFlows(),
        problems);
  }

  /** What came since {@code earlier}. */
  ExporterCounts since(ExporterCounts earlier) {
    Map<String, Long> met = new TreeMap<>();
    problems.forEach(
        (problem, count) -> {
          long more = count - earlier.problems.getOrDefault(problem, 0L);
          if (more != 0) {
            met.put(problem, more);
          }
        });
    return new ExporterCounts(
        datagrams - earlier.datagrams,
        failed - earlier.failed,
        flows - earlier.flows,
        optionsRecords - earlier.optionsRecords,
        counterSamples - earlier.counterSamples,
        missing - earlier.missing,
        met);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(datagrams);
    out.writeLong(failed);
    out.writeLong(flows);
    out.writeLong(optionsRecords);
    out.writeLong(counterSamples);
    out.writeLong(missing);
    out.writeShort(problems.size());
    for (Map.Entry<String, Long> problem : problems.entrySet()) {
      out.writeUTF(problem.getKey());
      out.writeLong(problem.getValue());
    }
  }

  static ExporterCounts read(DataInput in) throws IOException {
    return new ExporterCounts(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        readProblems(in));
  }

  private static Map<String, Long> readProblems(DataInput in) throws IOException {
    Map<String, Long> problems = new TreeMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String problem = in.readUTF();
      problems.put(problem, in.readLong());
    }
    return problems;
  }
}
