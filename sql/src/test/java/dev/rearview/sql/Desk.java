package dev.rearview.sql;

import dev.rearview.testkit.geo.MmdbWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;

/**
 * A small site: the same flows in a journal and in an archive, sensors, GeoIP, and a Flink cluster
 * that all queries share.
 */
final class Desk implements AutoCloseable {
  private static final String SILK_CONF =
      "sensor 0 edge\nclass all\n  sensors edge\nend class\npacking-logic \"packlogic-twoway.so\"\n";
  private static final String SENSOR_CONF =
      """
      probe edge netflow-v5
        listen-on-port 2055
        protocol udp
      end probe
      sensor edge
        netflow-v5-probes edge
        internal-ipblocks 198.51.100.0/24 10.0.0.0/8
        external-ipblocks remainder
      end sensor
      """;

  private final Path directory;
  private final MiniCluster cluster;

  /** Builds it all below a directory. */
  Desk(Path directory) throws Exception {
    this.directory = directory;
    site();
    Configuration configuration = new Configuration();
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.bind-address", "127.0.0.1");
    configuration.setString("taskmanager.memory.network.min", "32m");
    configuration.setString("taskmanager.memory.network.max", "32m");
    configuration.setString("slotmanager.requirement-check.delay", "1 ms");
    // A machine that is busy with other tests is slow, and not dead.
    configuration.setString("heartbeat.timeout", "10 min");
    configuration.setString("slot.request.timeout", "1 min");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(8)
                .build());
    cluster.start();
    RecipeFlows.write(directory.resolve("journal"));
    replay();
  }

  Path archive() {
    return directory.resolve("archive");
  }

  /** Where networks, sets and what is known as of a time lie. */
  Path reference() {
    return directory.resolve("reference");
  }

  /** A session as the gateway has them, over everything that is there; a stream of it ends. */
  TableEnvironment session(boolean streaming) throws Exception {
    TableEnvironment session = session(streaming, directory.resolve("journal"));
    if (streaming) {
      // Otherwise flows would go on for ever, and begin with what is archived.
      session.executeSql(
          Room.text(Path.of("views/flows.sql"))
              .replace("CREATE VIEW", "CREATE TEMPORARY VIEW")
              .replace(
                  "FROM flows_archive",
                  "FROM flows_live /*+ OPTIONS('scan.startup.mode' = 'earliest',"
                      + " 'scan.bounded.mode' = 'latest') */"));
    }
    return session;
  }

  /** A session as the gateway has them, over the archive and a journal of its own; it goes on. */
  TableEnvironment live(Path journal) throws Exception {
    return session(true, journal);
  }

  private TableEnvironment session(boolean streaming, Path journal) throws Exception {
    TableEnvironment session =
        TableEnvironment.create(
            streaming ? EnvironmentSettings.inStreamingMode() : EnvironmentSettings.inBatchMode());
    session.getConfig().set("execution.target", "remote");
    session.getConfig().set("rest.address", cluster.getRestAddress().get().getHost());
    session
        .getConfig()
        .set("rest.port", Integer.toString(cluster.getRestAddress().get().getPort()));
    session.getConfig().set("parallelism.default", "1");
    session.getConfig().set("table.local-time-zone", "UTC");
    session.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    session
        .getConfig()
        .set(
            "pipeline.global-job-parameters",
            Map.of(
                    "rearview.site.silk-conf", "silk.conf",
                    "rearview.site.sensor-conf", "sensor.conf",
                    "rearview.geoip.directory", "geoip",
                    "rearview.reference.directory", "reference")
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + ":" + directory.resolve(entry.getValue()))
                .collect(Collectors.joining(",")));
    session.executeSql(
        "CREATE CATALOG rearview WITH ('type' = 'rearview', 'journal' = '%s', 'archive' = '%s')"
            .formatted(journal, archive()));
    session.executeSql("USE CATALOG rearview");
    return session;
  }

  /** The rows of an answer as they are at its end, each cell as text. */
  static List<List<String>> rows(TableResult result) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    try (CloseableIterator<Row> iterator = result.collect()) {
      while (iterator.hasNext()) {
        Row row = iterator.next();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getArity(); i++) {
          cells.add(Cells.text(row.getField(i)));
        }
        if (row.getKind() == RowKind.INSERT || row.getKind() == RowKind.UPDATE_AFTER) {
          rows.add(cells);
        } else {
          rows.remove(cells);
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  private void replay() throws Exception {
    String captures;
    try (Stream<Path> files = Files.walk(directory.resolve("journal"))) {
      captures =
          files
              .map(Path::toString)
              .filter(file -> file.endsWith(".pcap"))
              .sorted()
              .collect(Collectors.joining(";"));
    }
    session(false)
        .executeSql(
            Room.statement(
                "jobs/replay.sql",
                Map.of("captures", captures, "report", directory.resolve("report").toString())))
        .await();
  }

  private void site() throws IOException {
    Files.writeString(directory.resolve("silk.conf"), SILK_CONF);
    Files.writeString(directory.resolve("sensor.conf"), SENSOR_CONF);
    Path reference = Files.createDirectory(reference());
    Files.writeString(
        reference.resolve("networks.csv"),
        "prefix,name\n198.51.100.0/24,servers\n10.0.0.0/8,office\n");
    Path asOf = Files.createDirectory(reference.resolve("asof"));
    Files.writeString(
        asOf.resolve("names.csv"),
        """
        valid_from,valid_to,key,value
        ,,198.51.100.10,www.example.org
        ,2026-03-02T10:05:00Z,192.0.2.71,before.example.net
        2026-03-02T10:05:00Z,,192.0.2.71,after.example.net
        ,2026-03-02T10:10:00Z,192.0.2.72,gone.example.net
        """);
    Path sets = Files.createDirectory(reference.resolve("sets"));
    Files.writeString(sets.resolve("bad.txt"), "192.0.2.66\n203.0.113.64/28\n");
    Path geoip = Files.createDirectory(directory.resolve("geoip"));
    new MmdbWriter("Country", 1)
        .add("203.0.113.0", 24, Map.of("country", Map.of("iso_code", "CN")))
        .add("192.0.2.0", 24, Map.of("country", Map.of("iso_code", "DE")))
        .writeTo(geoip.resolve("country.mmdb"));
    new MmdbWriter("ASN", 1)
        .add("203.0.113.0", 24, Map.of("autonomous_system_number", 64500))
        .add("192.0.2.0", 24, Map.of("autonomous_system_number", 64501))
        .writeTo(geoip.resolve("asn.mmdb"));
  }
}
