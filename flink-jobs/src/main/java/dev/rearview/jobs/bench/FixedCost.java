package dev.rearview.jobs.bench;

/** Questions that read nothing: what Flink and the gateway cost by themselves. */
enum FixedCost {
  /** One task, as for flows that are picked out, or a number that stands in the footers. */
  SELECTING("a job that reads nothing: one task", "SELECT 1"),

  /** The tasks of a question for the largest sums. */
  GROUPING(
      "a job that reads nothing: grouped and sorted",
      """
      SELECT src_port, SUM(octets) AS octets
      FROM (SELECT CAST(RAND() * 10 AS INT), CAST(RAND() * 10 AS BIGINT)) AS t (src_port, octets)
      GROUP BY src_port ORDER BY octets DESC LIMIT 10""");

  private final String title;
  private final String sql;

  FixedCost(String title, String sql) {
    this.title = title;
    this.sql = sql;
  }

  String title() {
    return title;
  }

  String sql() {
    return sql;
  }

  /** What is in the cost of a question, whatever it reads. */
  static FixedCost in(Question question) {
    return switch (question) {
      case COUNT, RARE_ADDRESS, ABSENT_ADDRESS -> SELECTING;
      case FTP_ATTEMPTS,
          DNS_DESTINATIONS,
          DNS_COUNT_DISTINCT,
          SERVER_PORTS,
          LISTENING_SERVERS,
          SOURCE_PORTS,
          SOURCES ->
          GROUPING;
    };
  }
}
