package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.site.silkconf.NumberText;
import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one block {@code probe NAME TYPE … end probe}. */
final class ProbeBlock {
  private static final int MOST_PORT = 65_535;
  private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\\.?";
  private static final Set<String> LOG_FLAGS =
      Set.of(
          "all",
          "bad",
          "default",
          "firewall-event",
          "libfixbuf",
          "missing",
          "none",
          "record-timestamps",
          "sampling",
          "show-templates");
  private static final String EXPECTED =
      "listen-on-port, protocol, listen-as-host, accept-from-host, listen-on-unix-socket,"
          + " poll-directory, read-from-file, interface-values, log-flags, quirks, priority or"
          + " 'end probe'";

  private final Block block;
  private final ProbeType type;
  private final HostResolver hosts;
  private final Problems problems;
  private final Map<String, Statement> single = new LinkedHashMap<>();
  private final List<AcceptedHost> acceptFrom = new ArrayList<>();
  private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
  private OptionalInt port = OptionalInt.empty();
  private Optional<Transport> transport = Optional.empty();
  private boolean vlan;

  ProbeBlock(Block block, ProbeType type, HostResolver hosts, Problems problems) {
    this.block = block;
    this.type = type;
    this.hosts = hosts;
    this.problems = problems;
  }

  Probe read() {
    for (Statement statement : block.body()) {
      take(statement);
    }
    Probe probe =
        new Probe(
            block.head().texts().get(0),
            type,
            block.head().place(),
            port,
            transport,
            text("listen-as-host"),
            List.copyOf(acceptFrom),
            text("poll-directory"),
            vlan,
            quirks);
    new ProbeRules(block, probe, single, problems).check();
    return probe;
  }

  private void take(Statement statement) {
    String keyword =
        statement.keyword().equals("listen-on-unix-domain-socket")
            ? "listen-on-unix-socket"
            : statement.keyword();
    switch (keyword) {
      case "listen-on-port" -> {
        if (one(keyword, statement)) {
          port = NumberText.parse(statement.texts().get(0), 1, MOST_PORT);
          if (port.isEmpty()) {
            wrong(statement, "listen-on-port and a port from 1 to " + MOST_PORT);
          }
        }
      }
      case "protocol" -> {
        if (one(keyword, statement)) {
          transport(statement);
        }
      }
      case "listen-as-host" -> {
        if (one(keyword, statement)) {
          host(statement, statement.texts().get(0));
        }
      }
      case "accept-from-host" -> acceptFrom(statement);
      case "listen-on-unix-socket", "poll-directory", "read-from-file" -> one(keyword, statement);
      case "interface-values" -> {
        if (one(keyword, statement)) {
          vlan = statement.texts().get(0).equals("vlan");
          if (!vlan && !statement.texts().get(0).equals("snmp")) {
            wrong(statement, "interface-values and snmp or vlan");
          }
        }
      }
      case "log-flags" -> logFlags(statement);
      case "quirks" -> quirks(statement);
      case "priority" -> {
        if (one(keyword, statement)) {
          problems.warning(statement.place(), "priority has no effect any more");
        }
      }
      default -> wrong(statement, EXPECTED);
    }
  }

  private boolean one(String keyword, Statement statement) {
    Statement before = single.putIfAbsent(keyword, statement);
    if (statement.arguments().size() != 1) {
      wrong(statement, keyword + " and one value");
      return false;
    }
    if (before != null) {
      wrong(statement, keyword + " once, and it stands in line " + before.place().line());
    }
    return before == null;
  }

  private void transport(Statement statement) {
    String name = statement.texts().get(0);
    for (Transport candidate : Transport.values()) {
      if (candidate.keyword().equals(name)) {
        transport = Optional.of(candidate);
      }
    }
    if (transport.isEmpty()) {
      wrong(statement, "protocol and udp or tcp");
    }
  }

  private void acceptFrom(Statement statement) {
    if (single.putIfAbsent("accept-from-host", statement) != null) {
      wrong(statement, "accept-from-host once, with a list of hosts");
      return;
    }
    if (statement.arguments().isEmpty()) {
      wrong(statement, "accept-from-host and addresses or names of hosts");
    }
    for (String text : statement.texts()) {
      if (host(statement, text)) {
        List<IpAddress> addresses =
            IpAddress.parse(text).map(List::of).orElseGet(() -> hosts.addresses(text));
        if (addresses.isEmpty()) {
          problems.warning(
              statement.place(), "host " + text + " has no address: nothing is accepted from it");
        }
        acceptFrom.add(new AcceptedHost(text, List.copyOf(addresses)));
      }
    }
  }

  private boolean host(Statement statement, String text) {
    boolean fine = IpAddress.parse(text).isPresent() || text.matches(HOST);
    if (!fine) {
      problems.error(statement.place(), "'" + text + "'", "an address or the name of a host");
    }
    return fine;
  }

  private void logFlags(Statement statement) {
    List<String> flags = statement.texts();
    if (flags.isEmpty()
        || !LOG_FLAGS.containsAll(flags)
        || (flags.contains("none") && flags.size() > 1)) {
      wrong(
          statement,
          "log-flags and none, or some of all, bad, default, firewall-event, missing,"
              + " record-timestamps, sampling, show-templates");
    }
  }

  private void quirks(Statement statement) {
    List<String> names = statement.texts();
    for (Quirk quirk : Quirk.values()) {
      if (names.contains(quirk.keyword())) {
        quirks.add(quirk);
      }
    }
    List<String> known = Arrays.stream(Quirk.values()).map(Quirk::keyword).toList();
    boolean none = names.equals(List.of("none"));
    if (names.isEmpty() || (!none && !known.containsAll(names))) {
      wrong(statement, "quirks and none, or some of " + String.join(", ", known));
    }
  }

  private Optional<String> text(String keyword) {
    return Optional.ofNullable(single.get(keyword))
        .flatMap(statement -> statement.texts().stream().findFirst());
  }

  private void wrong(Statement statement, String expected) {
    problems.error(statement.place(), statement.toString(), expected);
  }
}
