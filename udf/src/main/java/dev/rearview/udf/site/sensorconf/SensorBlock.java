package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import dev.rearview.udf.site.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one block {@code sensor NAME … end sensor}. */
final class SensorBlock {
  private static final String PROBES = "-probes";
  private static final String EXPECTED =
      "TYPE-probes, source-network, destination-network, NETWORK-interfaces, NETWORK-ipblocks,"
          + " NETWORK-ipsets (of internal, external, null), isp-ip, discard-when, discard-unless or"
          + " 'end sensor'";

  private final Groups groups;
  private final Problems problems;
  private final SensorDraft draft;
  private final Set<String> discardKeys = new HashSet<>();
  private boolean ispIps;

  SensorBlock(String name, Block block, Groups groups, Problems problems) {
    this.groups = groups;
    this.problems = problems;
    draft = new SensorDraft(name, block.head());
    block.body().forEach(this::take);
  }

  SensorDraft draft() {
    return draft;
  }

  private void take(Statement statement) {
    String keyword = statement.keyword();
    switch (keyword) {
      case "source-network" -> fixed(statement, Side.SOURCE);
      case "destination-network" -> fixed(statement, Side.DESTINATION);
      case "isp-ip", "isp-ips" -> ispIps(statement);
      case "discard-when", "discard-unless" -> discard(statement);
      default -> {
        if (keyword.endsWith(PROBES)) {
          probes(statement, keyword.substring(0, keyword.length() - PROBES.length()));
        } else {
          network(statement);
        }
      }
    }
  }

  private void probes(Statement statement, String typeName) {
    Optional<ProbeType> type = ProbeType.of(typeName);
    if (type.isEmpty()) {
      problems.error(
          statement.place(),
          "'" + typeName + PROBES + "'",
          "one of " + ProbeType.keywords() + " before " + PROBES);
    } else if (statement.arguments().isEmpty()) {
      wrong(statement, statement.keyword() + " and names of probes");
    } else {
      draft.probes.add(new SensorDraft.Probes(statement, type.get()));
    }
  }

  private void fixed(Statement statement, Side side) {
    List<String> words = statement.texts();
    Optional<Network> network = words.size() == 1 ? Network.of(words.get(0)) : Optional.empty();
    if (network.isEmpty()) {
      broken(statement, statement.keyword() + " and internal, external or null");
    } else if (draft.fixed.containsKey(side)) {
      broken(statement, statement.keyword() + " once");
    } else if (draft.networks.containsKey(network.get())) {
      broken(statement, "no list of the network " + network.get().keyword() + " beside it");
    } else {
      draft.fixed.put(side, network.get());
    }
  }

  private void network(Statement statement) {
    int dash = statement.keyword().indexOf('-');
    Optional<Network> network =
        dash < 0 ? Optional.empty() : Network.of(statement.keyword().substring(0, dash));
    Optional<ValueKind> kind = ValueKind.of(statement.keyword().substring(dash + 1));
    if (network.isEmpty() || kind.isEmpty()) {
      broken(statement, EXPECTED);
    } else if (draft.networks.containsKey(network.get())) {
      broken(
          statement,
          "one list of the network "
              + network.get().keyword()
              + ", and it stands in line "
              + draft.networks.get(network.get()).statement().place().line());
    } else if (draft.fixed.containsValue(network.get())) {
      broken(statement, "no list of a network that all sources or destinations are in");
    } else {
      draft.networks.put(network.get(), list(statement, kind.get(), statement.arguments()));
    }
  }

  private SensorDraft.NetworkList list(Statement statement, ValueKind kind, List<Word> values) {
    if (values.size() == 1 && values.get(0).equals(new Word("remainder", false))) {
      return new SensorDraft.NetworkList(statement, kind, null);
    }
    ValueList list = ValueList.empty(kind);
    groups.read(statement, values, list);
    return new SensorDraft.NetworkList(statement, kind, list);
  }

  private void discard(Statement statement) {
    List<Word> words = statement.arguments();
    String what = words.isEmpty() ? "" : words.get(0).text();
    int dash = what.indexOf('-');
    Optional<ValueKind> kind = ValueKind.of(what.substring(dash + 1));
    List<Side> sides =
        switch (what.substring(0, Math.max(0, dash))) {
          case "source" -> List.of(Side.SOURCE);
          case "destination" -> List.of(Side.DESTINATION);
          case "any" -> List.of(Side.SOURCE, Side.DESTINATION);
          default -> List.of();
        };
    if (kind.isEmpty() || sides.isEmpty()) {
      wrong(
          statement,
          statement.keyword()
              + ", one of source, destination, any with one of -interfaces, -ipblocks, -ipsets,"
              + " and a list");
      return;
    }
    if (!discardKeys.add(sides + kind.get().keyword())) {
      wrong(statement, "discard-when or discard-unless of " + what + " once");
      return;
    }
    ValueList list = ValueList.empty(kind.get());
    groups.read(statement, words.subList(1, words.size()), list);
    draft.discards.add(
        new Discard(statement.keyword().equals("discard-unless"), sides, Decider.of(list)));
  }

  private void ispIps(Statement statement) {
    if (ispIps) {
      wrong(statement, statement.keyword() + " once");
    }
    ispIps = true;
    List<String> words = statement.texts();
    if (words.isEmpty()
        || !words.stream()
            .allMatch(ip -> IpAddress.parse(ip).filter(IpAddress::isIpv4).isPresent())) {
      wrong(statement, statement.keyword() + " and IPv4 addresses");
    }
  }

  private void broken(Statement statement, String expected) {
    draft.broken = true;
    wrong(statement, expected);
  }

  private void wrong(Statement statement, String expected) {
    problems.error(statement.place(), statement.toString(), expected);
  }
}
