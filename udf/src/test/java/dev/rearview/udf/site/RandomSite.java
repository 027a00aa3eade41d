package dev.rearview.udf.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A sensor made up by chance that both packing logics accept, and what it makes of flows: worked
 * out row by row from the printed table of the packing logic, on texts of bits, with nothing of the
 * product in it.
 */
final class RandomSite {
  private static final List<String> NETWORKS = List.of("external", "internal", "null");

  /** Source network, destination network, type: the first row that fits counts; * fits all. */
  private static final String[][] TWOWAY = {
    {"external", "null", "innull"},
    {"external", "internal", "in"},
    {"external", "external", "ext2ext"},
    {"external", "*", "other"},
    {"internal", "null", "outnull"},
    {"internal", "external", "out"},
    {"internal", "internal", "int2int"},
    {"internal", "*", "other"},
    {"*", "*", "other"}
  };

  private static final String[][] GENERIC = {
    {"external", "null", "innull"},
    {"external", "*", "in"},
    {"*", "null", "outnull"},
    {"*", "*", "out"}
  };

  private final Random random;
  private final boolean generic;
  private final boolean firewall;
  private final String[] fixed = new String[2];
  private final List<NetworkList> networks = new ArrayList<>();
  private final List<Leave> leaves = new ArrayList<>();

  /** The kind of the remainder that is concluded for networks that are not given; empty = none. */
  private String concluded = "";

  /** The values of a network; null = the remainder. */
  private record NetworkList(String network, String kind, List<String> values) {}

  /** A statement that leaves flows out. */
  private record Leave(String verb, String side, String kind, List<String> values) {}

  /** A flow, as texts and numbers. */
  record MadeFlow(
      String source,
      String destination,
      int sourcePort,
      int destinationPort,
      int protocol,
      int in,
      int out,
      int event,
      int extendedEvent) {
    String address(int side) {
      return side == 0 ? source : destination;
    }

    int link(int side) {
      return side == 0 ? in : out;
    }
  }

  RandomSite(Random random) {
    this.random = random;
    generic = random.nextInt(4) == 0;
    firewall = random.nextInt(3) == 0;
    if (!generic && random.nextInt(4) == 0) {
      fixed[random.nextInt(2)] = NETWORKS.get(random.nextInt(3));
    }
    makeNetworks();
    for (String side : List.of("source", "destination", "any")) {
      if (random.nextInt(5) == 0) {
        String kind = random.nextBoolean() ? "ipblock" : "interface";
        leaves.add(
            new Leave(
                random.nextInt(3) == 0 ? "discard-unless" : "discard-when",
                side,
                kind,
                values(kind)));
      }
    }
  }

  private void makeNetworks() {
    String kind = random.nextInt(3) == 0 ? "interface" : "ipblock";
    List<String> open = new ArrayList<>(NETWORKS);
    open.removeAll(Arrays.asList(fixed));
    String first =
        generic ? "external" : open.stream().filter(n -> !n.equals("null")).findFirst().get();
    networks.add(new NetworkList(first, kind, values(kind)));
    boolean remainder = false;
    for (String network : open) {
      if (!network.equals(first) && random.nextBoolean()) {
        boolean alone = network.equals("null") && random.nextInt(3) == 0;
        String its = alone ? "interface" : kind;
        boolean rest = !remainder && its.equals(kind) && random.nextInt(3) == 0;
        remainder |= rest;
        networks.add(new NetworkList(network, its, rest ? null : values(its)));
      }
    }
    boolean given =
        networks.stream().anyMatch(list -> list.kind().equals(kind) && list.values() == null);
    concluded = generic || given ? "" : kind;
  }

  String silkConf() {
    return SiteFiles.SILK_CONF + (generic ? "packing-logic packlogic-generic.so\n" : "");
  }

  String sensorConf() {
    StringBuilder text = new StringBuilder("probe p netflow-v9\nlisten-on-port 9\nprotocol udp\n");
    text.append(firewall ? "quirks firewall-event\n" : "").append("end probe\nsensor S0\n");
    text.append("netflow-v9-probes p\n");
    text.append(fixed[0] == null ? "" : "source-network " + fixed[0] + "\n");
    text.append(fixed[1] == null ? "" : "destination-network " + fixed[1] + "\n");
    for (NetworkList list : networks) {
      text.append(list.network()).append('-').append(list.kind()).append("s ");
      text.append(list.values() == null ? "remainder" : String.join(", ", list.values()))
          .append('\n');
    }
    for (Leave leave : leaves) {
      text.append(leave.verb()).append(' ').append(leave.side()).append('-').append(leave.kind());
      text.append(' ').append(String.join(" ", leave.values())).append('\n');
    }
    return text.append("end sensor\n").toString();
  }

  MadeFlow flow() {
    return new MadeFlow(
        address(),
        address(),
        List.of(80, 443, 8080, 8443, 53).get(random.nextInt(5)),
        random.nextInt(100),
        List.of(6, 17, 1).get(random.nextInt(3)),
        random.nextInt(8),
        random.nextInt(8),
        List.of(-1, 2, 2, 3, 3, 0, 1).get(random.nextInt(7)),
        List.of(-1, 1001, 1002, 1003, 1004).get(random.nextInt(5)));
  }

  /** The flow's type; empty if it is left out. */
  String expected(MadeFlow flow) {
    if (firewall
        && flow.event() != 2
        && flow.event() != 3
        && (flow.event() >= 0 || flow.extendedEvent() >= 0)) {
      return "";
    }
    if (!generic && leaves.stream().anyMatch(leave -> leftOut(leave, flow))) {
      return "";
    }
    String type = "";
    for (String[] row : generic ? GENERIC : TWOWAY) {
      if (type.isEmpty() && fits(row[0], flow, 0) && fits(row[1], flow, 1)) {
        type = row[2];
      }
    }
    if (firewall && flow.event() == 3) {
      type = denied(type, flow.extendedEvent());
    }
    boolean web =
        flow.protocol() == 6
            && (List.of(80, 443, 8080).contains(flow.sourcePort())
                || List.of(80, 443, 8080).contains(flow.destinationPort()));
    return web && (type.equals("in") || type.equals("out")) ? type + "web" : type;
  }

  private static String denied(String type, int extendedEvent) {
    if (extendedEvent == 1001 || extendedEvent == 1002) {
      return extendedEvent == 1001 ? "innull" : "outnull";
    }
    return type.equals("in") || type.equals("ext2ext")
        ? "innull"
        : type.equals("out") || type.equals("int2int") ? "outnull" : type;
  }

  private boolean fits(String network, MadeFlow flow, int side) {
    if (network.equals("*") || network.equals(fixed[side])) {
      return true;
    }
    for (NetworkList list : networks) {
      if (list.network().equals(network)) {
        return list.values() == null
            ? inNoneOf(list.kind(), flow, side)
            : in(list.kind(), list.values(), flow, side);
      }
    }
    return !concluded.isEmpty() && !network.equals("null") && inNoneOf(concluded, flow, side);
  }

  private boolean inNoneOf(String kind, MadeFlow flow, int side) {
    return networks.stream()
        .filter(list -> list.kind().equals(kind) && list.values() != null)
        .noneMatch(list -> in(kind, list.values(), flow, side));
  }

  private static boolean leftOut(Leave leave, MadeFlow flow) {
    boolean source =
        !leave.side().equals("destination") && in(leave.kind(), leave.values(), flow, 0);
    boolean destination =
        !leave.side().equals("source") && in(leave.kind(), leave.values(), flow, 1);
    return (source || destination) == leave.verb().equals("discard-when");
  }

  private static boolean in(String kind, List<String> values, MadeFlow flow, int side) {
    return kind.equals("interface")
        ? values.contains(Integer.toString(flow.link(side)))
        : values.stream().anyMatch(block -> bits(flow.address(side)).startsWith(prefix(block)));
  }

  private static String prefix(String block) {
    String[] parts = block.split("/");
    int length = Integer.parseInt(parts[1]) + (parts[0].contains(":") ? 0 : 96);
    return bits(parts[0]).substring(0, length);
  }

  /** 128 characters 0 and 1, of addresses as they are made here. */
  private static String bits(String address) {
    if (address.contains(":")) {
      String last = address.substring(address.lastIndexOf(':') + 1);
      return binary(0x2001, 16)
          + binary(0xdb8, 16)
          + "0".repeat(80)
          + binary(last.isEmpty() ? 0 : Integer.parseInt(last, 16), 16);
    }
    return "0".repeat(80)
        + "1".repeat(16)
        + Arrays.stream(address.split("\\."))
            .map(octet -> binary(Integer.parseInt(octet), 8))
            .collect(Collectors.joining());
  }

  private static String binary(int number, int digits) {
    String text = Integer.toBinaryString(number);
    return "0".repeat(digits - text.length()) + text;
  }

  private List<String> values(String kind) {
    List<String> values = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String address = address();
      int least = address.contains(":") ? 122 : 26;
      values.add(
          kind.equals("interface")
              ? Integer.toString(random.nextInt(8))
              : address + "/" + (least + random.nextInt(7)));
    }
    return values;
  }

  private String address() {
    int number = random.nextInt(64);
    return random.nextInt(4) == 0
        ? "2001:db8::" + Integer.toHexString(number)
        : "10.0." + random.nextInt(2) + "." + number;
  }
}
