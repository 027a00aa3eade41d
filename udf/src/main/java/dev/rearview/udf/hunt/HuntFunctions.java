package dev.rearview.udf.hunt;

import static dev.rearview.udf.catalogue.FunctionGroup.HUNT;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.table.functions.FunctionDefinition;

/** The functions that hunt. */
public final class HuntFunctions {
  private static final String CALL =
      "(flows => TABLE … PARTITION BY … ORDER BY <time attribute>, on_time => DESCRIPTOR(<the same>)%s)"
          + " → TABLE(<partition columns>, window_start TIMESTAMP_LTZ(3), window_end"
          + " TIMESTAMP_LTZ(3), score DOUBLE, %s, flows BIGINT, packets BIGINT, octets BIGINT,"
          + " first_time TIMESTAMP_LTZ(3), last_time TIMESTAMP_LTZ(3), start_time TIMESTAMP_LTZ(3),"
          + " end_time TIMESTAMP_LTZ(3), rowtime)";
  private static final String NULLS =
      "Columns that are NULL count as 0, or as no address; start_time and end_time are NULL without"
          + " such columns. In streaming mode alone: Flink 2.3 runs no process table function in"
          + " batch mode.";
  private static final String FROM =
      "%s(flows => %s PARTITION BY %s ORDER BY received_time, on_time =>"
          + " DESCRIPTOR(received_time))";

  private HuntFunctions() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        horizontalScan(),
        verticalScan(),
        beacon(),
        exfiltration(),
        dnsTunnel(),
        ddosOnset(),
        firstSeen(),
        lateralMovement(),
        regularity(),
        attempt());
  }

  private static FunctionSpec horizontalScan() {
    return hunt(
            "hunt_horizontal_scan",
            HorizontalScan::new,
            "One source (partition: src_ip, protocol, dst_port) asks many addresses for one service,"
                + " most of them in vain; the score is the share of attempts, see `is_attempt`.",
            ", min_targets INT = 50, min_score DOUBLE = 0.5, window_seconds INT = 300",
            "targets BIGINT, attempts BIGINT, lowest_port INT, highest_port INT")
        .units("reads dst_ip, protocol, tcp_flags, packets, octets; at most 10,000 targets")
        .example(
            new Example(
                "src_ip || ' ' || CAST(targets AS STRING)",
                from("hunt_horizontal_scan", "TABLE flows", "(src_ip, protocol, dst_port)"),
                "10.0.0.66 200"));
  }

  private static FunctionSpec verticalScan() {
    return hunt(
            "hunt_vertical_scan",
            VerticalScan::new,
            "One source asks one address (partition: src_ip, dst_ip) for many services, most of them"
                + " in vain; the score is the share of attempts.",
            ", min_targets INT = 50, min_score DOUBLE = 0.5, window_seconds INT = 300",
            "targets BIGINT, attempts BIGINT, lowest_port INT, highest_port INT")
        .units("reads dst_port, protocol, tcp_flags, packets, octets; at most 10,000 targets")
        .example(
            new Example(
                "src_ip || ' ' || CAST(targets AS STRING)",
                from("hunt_vertical_scan", "TABLE flows", "(src_ip, dst_ip)"),
                "10.0.0.70 300"));
  }

  private static FunctionSpec beacon() {
    return hunt(
            "hunt_beacon",
            Beacon::new,
            "One source contacts one service (partition: src_ip, dst_ip, protocol, dst_port) at"
                + " regular intervals, jitter and gaps allowed; the score is that of `regularity`.",
            ", min_contacts INT = 12, min_score DOUBLE = 0.7, window_seconds INT = 86400",
            "contacts INT, interval_seconds DOUBLE, jitter_seconds DOUBLE, shortest_gap BIGINT,"
                + " longest_gap BIGINT, mean_gap BIGINT, last_contact TIMESTAMP_LTZ(3)")
        .units("gaps in seconds; reads packets, octets, maybe start_time; the first 4,096 flows")
        .example(
            new Example(
                "src_ip || ' ' || CAST(interval_seconds > 270 AND interval_seconds < 330 AS STRING)",
                from(
                    "hunt_beacon",
                    "(SELECT * FROM flows WHERE dst_port = 443 AND protocol = 6)",
                    "(src_ip, dst_ip, protocol, dst_port)"),
                "10.0.0.80 TRUE"));
  }

  private static FunctionSpec exfiltration() {
    return hunt(
            "hunt_exfiltration",
            Exfiltration::new,
            "Much in sum and a little at a time (partition: src_ip, dst_ip): octets in many of the 24"
                + " slots of a window, with no slot that has most; the score is 1 less the share of"
                + " the greatest slot.",
            ", min_octets BIGINT = 10000000, min_active INT = 12, max_peak DOUBLE = 0.25,"
                + " window_seconds INT = 86400",
            "active_slots INT")
        .units("reads packets, octets")
        .example(
            new Example(
                "src_ip || ' ' || CAST(octets AS STRING)",
                from(
                    "hunt_exfiltration",
                    "(SELECT * FROM flows WHERE ip_in(dst_ip, '203.0.113.0/24'))",
                    "(src_ip, dst_ip)"),
                "10.0.0.90 36000000"));
  }

  private static FunctionSpec dnsTunnel() {
    return hunt(
            "hunt_dns_tunnel",
            DnsTunnel::new,
            "Queries (partition: src_ip, dst_ip) of more volume than questions have, in sum and by"
                + " the packet; the score is the octets of a packet as a share of 256.",
            ", min_octets BIGINT = 1000000, min_octets_per_packet DOUBLE = 110, window_seconds INT ="
                + " 3600",
            "octets_per_packet DOUBLE")
        .units("reads packets, octets")
        .example(
            new Example(
                "src_ip || ' ' || CAST(octets_per_packet AS STRING)",
                from(
                    "hunt_dns_tunnel",
                    "(SELECT * FROM flows WHERE dst_port = 53)",
                    "(src_ip, dst_ip)"),
                "10.0.0.95 200.0"));
  }

  private static FunctionSpec ddosOnset() {
    return hunt(
            "hunt_ddos_onset",
            DdosOnset::new,
            "The first bin in which an address (partition: dst_ip) gets many packets from many"
                + " sources, many times the mean of the bins before, at most 60 and at least 10; the"
                + " score is 1 less that mean's share.",
            ", min_sources INT = 50, min_packets BIGINT = 10000, factor DOUBLE = 5, bin_seconds INT ="
                + " 60",
            "baseline_packets DOUBLE, sources BIGINT")
        .units("reads src_ip, packets, octets; at most 10,000 sources")
        .example(
            new Example(
                "dst_ip || ' ' || CAST(sources AS STRING)",
                from("hunt_ddos_onset", "TABLE flows", "dst_ip"),
                "10.0.2.1 200"));
  }

  private static FunctionSpec firstSeen() {
    return hunt(
            "hunt_first_seen",
            FirstSeen::new,
            "What was never there, or not for long, and who had to do with it in the time after:"
                + " partition by src_ip for new talkers, by address, protocol and port of the flows"
                + " back from servers for new services; a condition on first_time leaves out what"
                + " was there from the beginning.",
            ", evidence_seconds INT = 3600, forget_days INT = 30",
            "first_peer STRING, peers BIGINT")
        .units("reads peer_ip, packets, octets; the score is 1; at most 10,000 peers")
        .example(
            new Example(
                "server_ip || ' ' || first_peer",
                from(
                    "hunt_first_seen",
                    "(SELECT received_time, src_ip AS server_ip, protocol, src_port, dst_ip AS"
                        + " peer_ip, packets, octets FROM flows WHERE src_port = 8443)",
                    "(server_ip, protocol, src_port)"),
                "10.0.1.10 172.16.0.9"));
  }

  private static FunctionSpec lateralMovement() {
    return hunt(
            "hunt_lateral_movement",
            LateralMovement::new,
            "Somebody comes to a host (partition: the host), and from then on it goes to others that"
                + " it did not go to before; the score is their share among all that it went to, and"
                + " the counts are of the flows there after the entry.",
            ", min_peers INT = 3, min_score DOUBLE = 0.5, window_seconds INT = 3600",
            "entry_ip STRING, entry_time TIMESTAMP_LTZ(3), new_peers BIGINT, peers BIGINT")
        .units("reads peer_ip, inbound (BOOLEAN: the peer came), packets, octets")
        .example(
            new Example(
                "host || ' by ' || entry_ip",
                from(
                    "hunt_lateral_movement",
                    "(SELECT received_time, src_ip AS host, dst_ip AS peer_ip, FALSE AS inbound,"
                        + " packets, octets FROM flows WHERE dst_port IN (445, 3389) AND tcp_flags ="
                        + " 27 UNION ALL SELECT received_time, dst_ip, src_ip, TRUE, packets, octets"
                        + " FROM flows WHERE dst_port IN (445, 3389) AND tcp_flags = 27)",
                    "host"),
                "10.0.3.1 by 10.0.0.99"));
  }

  private static FunctionSpec regularity() {
    return FunctionSpec.of(
            HUNT,
            RegularityAggregate::new,
            "How regularly something happened: contacts (what is within a second of another is one),"
                + " their median interval, the median distance of intervals from it, and a score"
                + " from 0 to 1: 1 less that distance's share of the interval, times the part of the"
                + " whole time that so many intervals are.",
            "regularity(t TIMESTAMP_LTZ(3)) → ROW<contacts INT, interval_seconds DOUBLE,"
                + " jitter_seconds DOUBLE, score DOUBLE>")
        .nulls("NULL is no time; of fewer than three contacts all else is 0.")
        .units("seconds; the earliest 4,096 times")
        .example(times("interval_seconds", "60.0"))
        .example(times("jitter_seconds", "0.5"))
        .example(times("contacts", "5"));
  }

  private static Example times(String field, String expected) {
    return new Example(
        "regularity(TO_TIMESTAMP_LTZ(s * 1000, 3))." + field,
        "(VALUES (0), (60), (121), (180), (240)) AS v(s)",
        expected);
  }

  private static FunctionSpec attempt() {
    return FunctionSpec.of(
            HUNT,
            Attempt::new,
            "Whether a flow asked for something without a sign that it got it: TCP without ACK; of"
                + " another protocol, or without flags, at most two packets.",
            "is_attempt(protocol INT, tcp_flags INT, packets BIGINT) → BOOLEAN")
        .nulls("NULL if the protocol is; flags that are NULL are unknown, packets are 0.")
        .example("is_attempt(6, 2, 1)", "TRUE")
        .example("is_attempt(6, 27, 2)", "FALSE")
        .example("is_attempt(17, 0, 9)", "FALSE");
  }

  private static FunctionSpec hunt(
      String name,
      Supplier<? extends FunctionDefinition> factory,
      String description,
      String parameters,
      String columns) {
    return FunctionSpec.of(HUNT, factory, description, name + CALL.formatted(parameters, columns))
        .nulls(NULLS);
  }

  private static String from(String name, String table, String partition) {
    return FROM.formatted(name, table, partition);
  }
}
