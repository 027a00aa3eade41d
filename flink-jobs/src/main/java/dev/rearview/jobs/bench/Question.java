package dev.rearview.jobs.bench;

import dev.rearview.jobs.bench.Answer.Completeness;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked, in the words of each that answers: the questions of an analyst of SiLK, sums over
 * everything, and single addresses.
 */
enum Question {
  FTP_ATTEMPTS(
      "inbound FTP attempts, top 20",
      Completeness.LARGEST,
      """
      SELECT src_ip, dst_ip, dst_port, COUNT(*) AS flows FROM flows
      WHERE protocol = 6 AND dst_port = 21 AND inside(dst_ip) AND NOT inside(src_ip)
        AND flags_match(tcp_flags, 'S/SAF')
      GROUP BY src_ip, dst_ip, dst_port ORDER BY flows DESC, src_ip, dst_ip LIMIT 20""",
      "tcp_flags & 19 = 2",
      NfdumpOutput.LINES,
      "proto tcp and dst port 21 and inside(dst) and not inside(src)"
          + " and flags S and not flags A and not flags F",
      "-s|record/flows|-n|20|-A|srcip,dstip,dstport|-o|fmt:%sa %da %dp %fl"),

  DNS_DESTINATIONS(
      "outbound DNS, flows and distinct destinations of a source, top 20",
      Completeness.LARGEST,
      """
      SELECT src_ip, SUM(flows) AS flows, COUNT(dst_ip) AS destinations FROM (
        SELECT src_ip, dst_ip, COUNT(*) AS flows FROM flows
        WHERE dst_port = 53 AND inside(src_ip) AND NOT inside(dst_ip)
        GROUP BY src_ip, dst_ip) AS pairs
      GROUP BY src_ip ORDER BY destinations DESC, src_ip LIMIT 20""",
      "",
      NfdumpOutput.LINES_SUMMED_AND_COUNTED,
      "dst port 53 and inside(src) and not inside(dst)",
      "-A|srcip,dstip|-o|fmt:%sa %fl"),

  DNS_COUNT_DISTINCT(
      "the same by COUNT(DISTINCT), which Flink does alone",
      Completeness.LARGEST,
      """
      SELECT src_ip, COUNT(*) AS flows, COUNT(DISTINCT dst_ip) AS destinations FROM flows
      WHERE dst_port = 53 AND inside(src_ip) AND NOT inside(dst_ip)
      GROUP BY src_ip ORDER BY destinations DESC, src_ip LIMIT 20""",
      "",
      NfdumpOutput.LINES_SUMMED_AND_COUNTED,
      "dst port 53 and inside(src) and not inside(dst)",
      "-A|srcip,dstip|-o|fmt:%sa %fl"),

  SERVER_PORTS(
      "server ports below 1024 by bytes, top 10",
      Completeness.LARGEST,
      """
      SELECT src_port, SUM(octets) AS octets FROM flows
      WHERE protocol IN (6, 17) AND src_port BETWEEN 1 AND 1023
        AND inside(src_ip) AND NOT inside(dst_ip)
      GROUP BY src_port ORDER BY octets DESC LIMIT 10""",
      "",
      NfdumpOutput.STATISTIC_OF_BYTES,
      "(proto tcp or proto udp) and src port > 0 and src port < 1024"
          + " and inside(src) and not inside(dst)",
      "-s|srcport/bytes|-n|10|-o|csv"),

  LISTENING_SERVERS(
      "listening servers of a /27, without port 80",
      Completeness.WHOLE,
      """
      SELECT dst_ip, src_ip, src_port, COUNT(*) AS flows FROM flows
      WHERE protocol IN (6, 17) AND in27(src_ip) AND NOT inside(dst_ip)
        AND flags_match(tcp_flags, 'SA/SA') AND src_port <> 80
      GROUP BY dst_ip, src_ip, src_port""",
      "tcp_flags & 18 = 18",
      NfdumpOutput.LINES,
      "(proto tcp or proto udp) and src net 10.1.12.0/27 and not inside(dst)"
          + " and flags S and flags A and not src port 80",
      "-A|dstip,srcip,srcport|-o|fmt:%da %sa %sp %fl"),

  SOURCE_PORTS(
      "source ports by bytes, top 10",
      Completeness.LARGEST,
      """
      SELECT src_port, SUM(octets) AS octets FROM flows
      GROUP BY src_port ORDER BY octets DESC LIMIT 10""",
      "",
      NfdumpOutput.STATISTIC_OF_BYTES,
      "any",
      "-s|srcport/bytes|-n|10|-o|csv"),

  SOURCES(
      "sources by bytes, top 10",
      Completeness.LARGEST,
      """
      SELECT src_ip, SUM(octets) AS octets FROM flows
      GROUP BY src_ip ORDER BY octets DESC LIMIT 10""",
      "",
      NfdumpOutput.STATISTIC_OF_BYTES,
      "any",
      "-s|srcip/bytes|-n|10|-o|csv"),

  COUNT(
      "number of flows",
      Completeness.WHOLE,
      "SELECT COUNT(*) FROM flows",
      "",
      NfdumpOutput.SUMMARY,
      "",
      "-I"),

  RARE_ADDRESS("flows of a rare address", "192.0.2.77"),

  ABSENT_ADDRESS("flows of an address that does not occur", "192.0.2.78");

  private static final String INSIDE = "10.0.0.0/8, 2a02:c0::/32";

  private final String title;
  private final Completeness completeness;
  private final String sql;
  private final String duckDbFlags;
  private final NfdumpOutput nfdumpOutput;
  private final String nfdumpFilter;

  /** Separated by bars: some hold blanks. */
  private final String nfdumpOptions;

  Question(
      String title,
      Completeness completeness,
      String sql,
      String duckDbFlags,
      NfdumpOutput nfdumpOutput,
      String nfdumpFilter,
      String nfdumpOptions) {
    this.title = title;
    this.completeness = completeness;
    this.sql = sql;
    this.duckDbFlags = duckDbFlags;
    this.nfdumpOutput = nfdumpOutput;
    this.nfdumpFilter = nfdumpFilter;
    this.nfdumpOptions = nfdumpOptions;
  }

  Question(String title, String address) {
    this(
        title,
        Completeness.WHOLE,
        "SELECT src_ip, dst_ip, src_port, dst_port, packets, octets FROM flows"
            + " WHERE src_ip = '%s' OR dst_ip = '%s'".formatted(address, address),
        "",
        NfdumpOutput.LINES,
        "ip " + address,
        "-o|fmt:%sa %da %sp %dp %pkt %byt");
  }

  String title() {
    return title;
  }

  Completeness completeness() {
    return completeness;
  }

  String rearviewSql() {
    return sql.replaceAll("inside\\((\\w+)\\)", "ip_in($1, '" + INSIDE + "')")
        .replaceAll("in27\\((\\w+)\\)", "ip_in($1, '10.1.12.0/27')");
  }

  /** On one line; DuckDB knows addresses as text. */
  String duckDbSql(String table) {
    return sql.replaceAll("inside\\((\\w+)\\)", "($1 LIKE '10.%' OR $1 LIKE '2a02:c0:%')")
        .replaceAll(
            "in27\\((\\w+)\\)", "($1 LIKE '10.1.12.%' AND split_part($1, '.', 4)::INT < 32)")
        .replaceAll("flags_match\\([^)]*\\)", "(" + duckDbFlags + ")")
        .replace("FROM flows", "FROM " + table)
        .replaceAll("\\s+", " ");
  }

  NfdumpOutput nfdumpOutput() {
    return nfdumpOutput;
  }

  /** What nfdump is told besides where the files are. */
  List<String> nfdumpArguments() {
    List<String> arguments = new ArrayList<>(List.of(nfdumpOptions.split("\\|", -1)));
    if (!nfdumpFilter.isEmpty()) {
      arguments.add(
          nfdumpFilter.replaceAll(
              "inside\\((\\w+)\\)", "($1 net 10.0.0.0/8 or $1 net 2a02:c0::/32)"));
    }
    return arguments;
  }
}
