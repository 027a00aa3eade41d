package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import java.util.List;
import java.util.Map;

/** What the statements of one probe must have to do with one another. */
final class ProbeRules {
  private static final List<String> SOURCES =
      List.of("listen-on-port", "listen-on-unix-socket", "poll-directory", "read-from-file");

  private final Block block;
  private final Probe probe;
  private final Map<String, Statement> statements;
  private final Problems problems;

  /**
   * @param statements those of the block by keyword
   */
  ProbeRules(Block block, Probe probe, Map<String, Statement> statements, Problems problems) {
    this.block = block;
    this.probe = probe;
    this.statements = statements;
    this.problems = problems;
  }

  void check() {
    List<String> sources = SOURCES.stream().filter(statements::containsKey).toList();
    boolean needsPort =
        List.of("listen-as-host", "accept-from-host", "protocol").stream()
            .anyMatch(statements::containsKey);
    if (sources.isEmpty() && !needsPort) {
      problems.error(
          block.head().place(),
          "no source of flows in probe " + probe.name(),
          "listen-on-port, poll-directory or read-from-file");
    } else if (sources.size() > 1) {
      problems.error(
          block.head().place(),
          String.join(" and ", sources) + " in probe " + probe.name(),
          "one source of flows");
    }
    listening();
    forbid(!probe.type().takesDirectory(), "poll-directory");
    forbid(!probe.type().takesFile(), "read-from-file");
    forbid(true, "listen-on-unix-socket");
    forbid(probe.vlan() && !probe.type().takesVlan(), "interface-values");
  }

  private void listening() {
    for (String keyword : List.of("listen-as-host", "accept-from-host", "protocol")) {
      Statement statement = statements.get(keyword);
      if (statement != null && !statements.containsKey("listen-on-port")) {
        problems.error(
            statement.place(), keyword + " without listen-on-port", "listen-on-port beside it");
      }
    }
    Statement port = statements.get("listen-on-port");
    if (port != null && !statements.containsKey("protocol")) {
      problems.error(
          port.place(), "listen-on-port without protocol", "protocol udp or tcp beside it");
    }
    if (port != null && !probe.type().takes(Transport.UDP)) {
      forbid(true, "listen-on-port");
    } else if (probe.transport().isPresent()) {
      forbid(!probe.type().takes(probe.transport().get()), "protocol");
    }
  }

  private void forbid(boolean forbidden, String keyword) {
    Statement statement = statements.get(keyword);
    if (forbidden && statement != null) {
      problems.error(
          statement.place(),
          statement.toString(),
          "what a probe of type " + probe.type().keyword() + " can do");
    }
  }
}
