package dev.rearview.jobs.demo;

import java.io.PrintStream;

/** What the demonstration asks, and what it suggests to ask next. */
final class DemoQuestions {

  private DemoQuestions() {}

  /**
   * Inbound FTP connection attempts, as the article counts them: SYN set, ACK and FIN clear.
   *
   * @param period a condition on {@code received_time}
   */
  static String ftpAttempts(String period) {
    return """
        SELECT src_ip, dst_ip, dst_port, flows,
               CAST(100.0 * flows / SUM(flows) OVER () AS DECIMAL(5, 2)) AS share_percent
        FROM (
          SELECT src_ip, dst_ip, dst_port, COUNT(*) AS flows
          FROM flows
          WHERE %s
            AND ip_in(dst_ip, '%s') AND NOT ip_in(src_ip, '%s')
            AND protocol = 6 AND dst_port = 21 AND flags_match(tcp_flags, 'S/SAF')
          GROUP BY src_ip, dst_ip, dst_port)
        ORDER BY flows DESC, src_ip
        LIMIT 20"""
        .formatted(period, DemoTraffic.INSIDE, DemoTraffic.INSIDE);
  }

  static void printWhatNext(PrintStream out) {
    out.print(
        """

        Try next:
          ./rearview query "SELECT src_ip, SUM(octets) AS octets FROM flows GROUP BY src_ip ORDER BY octets DESC LIMIT 5"
                                    which host congested the line
          ./rearview query "SELECT SUM(octets) AS octets FROM flows WHERE src_ip = '198.51.100.5' OR dst_ip = '198.51.100.5'"
                                    what the telephone system used
          ./rearview sql            Flink's SQL client, with every table registered
          ./rearview status         every hop from the socket to the answer
          ./rearview down           stop; nothing is lost
        """);
    out.flush();
  }
}
