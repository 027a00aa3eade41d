package dev.rearview.connector.reader;

import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.connector.files.CutShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of captures, as a file of JSON for whoever had them read: metrics are gone with the
 * task that kept them, often before anybody could look.
 */
final class ReadReport {
  private static final Logger LOG = LoggerFactory.getLogger(ReadReport.class);

  private ReadReport() {}

  /**
   * Writes the file: it is there with everything in it, or not at all. That it cannot be written is
   * no reason to throw away what was read.
   */
  static void write(
      Path file, List<DecodeCounters> decoders, long packetsSkipped, CutShort cutShort) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, text(decoders, packetsSkipped, cutShort));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("What was read cannot be written to {}", file, e);
    }
  }

  static String text(List<DecodeCounters> decoders, long packetsSkipped, CutShort cutShort) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("datagrams", sum(decoders, DecodeCounters::datagrams));
    counts.put("decoded", sum(decoders, DecodeCounters::decoded));
    counts.put("filtered", sum(decoders, DecodeCounters::filtered));
    counts.put("failed", sum(decoders, DecodeCounters::failed));
    counts.put("records", sum(decoders, DecodeCounters::records));
    counts.put("lateRecords", sum(decoders, DecodeCounters::lateRecords));
    counts.put("optionsRecords", sum(decoders, DecodeCounters::optionsRecords));
    counts.put("counterSamples", sum(decoders, DecodeCounters::counterSamples));
    counts.put("sequenceGaps", sum(decoders, DecodeCounters::missingFlows));
    counts.put("packetsSkipped", packetsSkipped);
    Map<String, Long> problems = new LinkedHashMap<>();
    for (DecodeProblem problem : DecodeProblem.values()) {
      long count = sum(decoders, decoder -> decoder.problems(problem));
      if (count > 0) {
        problems.put(problem.label(), count);
      }
    }
    StringJoiner json = new StringJoiner(", ", "{", "}\n");
    counts.forEach((name, count) -> json.add("\"" + name + "\": " + count));
    json.add("\"problems\": " + object(problems) + cutShort.jsonMember());
    return json.toString();
  }

  private static String object(Map<String, Long> counts) {
    StringJoiner json = new StringJoiner(", ", "{", "}");
    counts.forEach((name, count) -> json.add("\"" + name + "\": " + count));
    return json.toString();
  }

  private static long sum(List<DecodeCounters> decoders, ToLongFunction<DecodeCounters> count) {
    return decoders.stream().mapToLong(count).sum();
  }
}
