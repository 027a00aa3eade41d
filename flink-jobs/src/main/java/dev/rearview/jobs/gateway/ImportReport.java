package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the reader of an import's files wrote down at its end.
 *
 * @param flows flows that were archived
 * @param first earliest receive time, as text; null if nobody says
 * @param last latest receive time, as text; null if nobody says
 * @param unknown what the files have without a column of its own
 */
record ImportReport(long flows, String first, String last, List<String> unknown) {

  /** Reads the report and deletes it; empty if there is none. */
  static Optional<ImportReport> take(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      Files.delete(file);
      List<String> unknown = new ArrayList<>();
      json.path("unknown").forEach(name -> unknown.add(name.asText()));
      return Optional.of(
          new ImportReport(
              json.path("flows").asLong(),
              json.path("first").asText(null),
              json.path("last").asText(null),
              unknown));
    } catch (IOException e) {
      throw new RearviewException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** What is known where the reader left no report. */
  static ImportReport withoutReader(long flows) {
    return new ImportReport(flows, null, null, List.of());
  }

  /** Prints it, one line a fact, and no line for what is not known. */
  void print(PrintStream out) {
    out.printf("%,d flows archived%n", flows);
    if (first != null) {
      out.printf("received from %s to %s%n", first, last);
    }
    if (!unknown.isEmpty()) {
      out.printf("kept in extra: %s%n", String.join(", ", unknown));
    }
  }
}
