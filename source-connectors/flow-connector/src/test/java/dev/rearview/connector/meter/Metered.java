package dev.rearview.connector.meter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/** Asks captures of packets in SQL, with the state of conversations in RocksDB. */
final class Metered {
  private static final String COLUMNS =
      "received_time TIMESTAMP_LTZ(3), start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3),"
          + " exporter_ip STRING NOT NULL, export_protocol STRING NOT NULL,"
          + " src_ip STRING, dst_ip STRING, src_port INT, dst_port INT, protocol INT, tos INT,"
          + " icmp_type INT, icmp_code INT, packets BIGINT, octets BIGINT, layer2_octets BIGINT,"
          + " tcp_flags INT, initial_flags INT, session_flags INT, vlan INT, src_mac STRING,"
          + " dst_mac STRING, mpls_labels STRING, flow_end_reason INT, attributes STRING,"
          + " extra MAP<STRING, STRING>";

  private Metered() {}

  /** The rows that {@code query} gives of the table {@code m}, metered from the captures. */
  static List<Row> rows(
      boolean streaming, Map<String, String> options, String query, Path... captures) {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString("parallelism.default", "2");
    configuration.setString("table.local-time-zone", "UTC");
    TableEnvironment tables =
        TableEnvironment.create(
            (streaming
                    ? EnvironmentSettings.newInstance().inStreamingMode()
                    : EnvironmentSettings.newInstance().inBatchMode())
                .withConfiguration(configuration)
                .build());
    String more =
        options.entrySet().stream()
            .map(option -> ", '" + option.getKey() + "' = '" + option.getValue() + "'")
            .collect(Collectors.joining());
    tables.executeSql(
        "CREATE TABLE m ("
            + COLUMNS
            + ") WITH ('connector' = 'flow-meter', 'captures' = '"
            + Stream.of(captures).map(Path::toString).collect(Collectors.joining(";"))
            + "'"
            + more
            + ")");
    try (CloseableIterator<Row> iterator = tables.executeSql(query).collect()) {
      List<Row> rows = new ArrayList<>();
      iterator.forEachRemaining(rows::add);
      return rows;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The same in streaming mode, in the order of the rows' texts. */
  static List<String> lines(Map<String, String> options, String query, Path... captures) {
    return rows(true, options, query, captures).stream().map(Row::toString).sorted().toList();
  }
}
