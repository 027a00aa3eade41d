package dev.rearview.udf.silk;

import dev.rearview.testkit.silk.SilkOracle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/** SiLK's own test data as a table {@code flows}, in a session that has loaded the module. */
final class OracleTables {
  static final SilkOracle ORACLE =
      new SilkOracle(Path.of(System.getProperty("rearview.shared", "../shared")));
  private static final int FLOWS = 501_876;
  private static final int SCAN_FLOWS = 258_887;
  private static final String LETTERS = "FSRPAUEC";
  private static final TypeInformation<Row> FLOW =
      Types.ROW_NAMED(
          new String[] {
            "src_ip",
            "dst_ip",
            "src_port",
            "dst_port",
            "protocol",
            "packets",
            "octets",
            "start_time",
            "end_time",
            "sensor",
            "type",
            "tcp_flags"
          },
          Types.STRING,
          Types.STRING,
          Types.INT,
          Types.INT,
          Types.INT,
          Types.LONG,
          Types.LONG,
          Types.INSTANT,
          Types.INSTANT,
          Types.STRING,
          Types.STRING,
          Types.INT);

  private OracleTables() {}

  /** A session in batch mode that has the tables {@code flows} and {@code scan_flows}. */
  static StreamTableEnvironment session() {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    environment.setParallelism(1);
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    tables.getConfig().set("table.local-time-zone", "UTC");
    tables.executeSql("LOAD MODULE rearview");
    tables.createTemporaryView("flows", table(environment, false, FLOWS), schema());
    tables.createTemporaryView("scan_flows", table(environment, true, SCAN_FLOWS), schema());
    return tables;
  }

  private static DataStream<Row> table(
      StreamExecutionEnvironment environment, boolean scans, int count) {
    return environment.fromSequence(0, count - 1).map(new OracleFlow(scans)).returns(FLOW);
  }

  private static Schema schema() {
    return Schema.newBuilder()
        .column("src_ip", "STRING")
        .column("dst_ip", "STRING")
        .column("src_port", "INT")
        .column("dst_port", "INT")
        .column("protocol", "INT")
        .column("packets", "BIGINT")
        .column("octets", "BIGINT")
        .column("start_time", "TIMESTAMP_LTZ(3)")
        .column("end_time", "TIMESTAMP_LTZ(3)")
        .column("sensor", "STRING")
        .column("type", "STRING")
        .column("tcp_flags", "INT")
        .build();
  }

  /** The first column of each row, which is text. */
  static List<String> lines(StreamTableEnvironment tables, String sql) throws Exception {
    List<String> lines = new ArrayList<>();
    try (CloseableIterator<Row> rows = tables.executeSql(sql).collect()) {
      rows.forEachRemaining(row -> lines.add((String) row.getField(0)));
    }
    return lines;
  }

  /** What SiLK prints, without its titles, blanks and the bar at the end of a line. */
  static List<String> expected(String command, int titles) throws Exception {
    try (Stream<String> lines = ORACLE.expected(command).stream()) {
      return lines.skip(titles).map(line -> line.replace(" ", "").replaceAll("\\|$", "")).toList();
    }
  }

  private static final class OracleFlow extends RichMapFunction<Long, Row> {
    private static final long serialVersionUID = 1;

    private final boolean scans;
    private transient List<String> lines;

    private OracleFlow(boolean scans) {
      this.scans = scans;
    }

    @Override
    public void open(OpenContext context) throws Exception {
      lines = scans ? ORACLE.scanFlows() : ORACLE.flows();
    }

    @Override
    public Row map(Long number) {
      String[] columns = lines.get(number.intValue()).split("\\|", -1);
      long startMillis = millis(columns[7]);
      return Row.of(
          dotted(columns[0]),
          dotted(columns[1]),
          Integer.valueOf(columns[2]),
          Integer.valueOf(columns[3]),
          Integer.valueOf(columns[4]),
          Long.valueOf(columns[5]),
          Long.valueOf(columns[6]),
          Instant.ofEpochMilli(startMillis),
          Instant.ofEpochMilli(startMillis + millis(columns[8])),
          columns[9],
          columns[11],
          flags(columns[15]) | flags(columns[16]));
    }

    private static long millis(String seconds) {
      return Long.parseLong(seconds.replace(".", ""));
    }

    private static int flags(String text) {
      return text.chars().filter(c -> c != ' ').map(c -> 1 << LETTERS.indexOf(c)).sum();
    }

    private static String dotted(String number) {
      long ip = Long.parseLong(number);
      return (ip >> 24) + "." + (ip >> 16 & 255) + "." + (ip >> 8 & 255) + "." + (ip & 255);
    }
  }
}
