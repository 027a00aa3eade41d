package dev.rearview.udf.site.check;

import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.text.Problem;
import dev.rearview.udf.site.text.SiteException;
import java.io.PrintWriter;
import java.util.List;

/** Prints what a command found wrong or doubtful, a line each. */
final class Findings {
  private final PrintWriter err;

  Findings(PrintWriter err) {
    this.err = err;
  }

  /** What is allowed, but hardly meant or of no effect here. */
  void warn(SensorConfiguration configuration) {
    warn(configuration.warnings());
    configuration.sensors().probes().stream()
        .filter(probe -> probe.port().isEmpty())
        .map(Findings::notListening)
        .forEach(this::warn);
  }

  /** Both files cannot be used. */
  void complain(SiteException unusable) {
    complain(unusable.errors(), unusable.warnings());
  }

  /** Nor can they if there are errors of this kind. */
  void complain(List<Problem> errors, List<String> warnings) {
    errors.stream().map(Problem::text).forEach(err::println);
    warn(warnings);
    err.println(errors.size() + (errors.size() == 1 ? " error" : " errors"));
  }

  private void warn(List<String> warnings) {
    warnings.forEach(this::warn);
  }

  private void warn(String warning) {
    err.println("warning: " + warning);
  }

  private static String notListening(Probe probe) {
    return probe.place()
        + ": probe "
        + probe.name()
        + " listens on no port, and nothing here waits for its files"
        + probe.directory().map(directory -> " in " + directory).orElse("")
        + ": ./rearview replay reads them when told to";
  }
}
