package dev.rearview.udf.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.udf.geo.ExampleDatabases;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The REST interface of a running job tells of its reference tables and look-ups. */
class TableMeasuresTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  @TempDir private Path directory;
  private Path database;
  private int port;
  private TableResult job;

  @BeforeEach
  void startAJob() throws Exception {
    write("networks.csv", "prefix,name\n10.0.0.0/8,inside\n");
    Path geoip = Files.createDirectory(directory.resolve("geoip"));
    ExampleDatabases.write(geoip);
    try (var files = Files.list(geoip)) {
      database = files.sorted().findFirst().orElseThrow();
    }
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Configuration configuration = new Configuration();
    configuration.set(
        PipelineOptions.GLOBAL_JOB_PARAMETERS,
        Map.of(
            ReferenceDirectory.DIRECTORY,
            directory.toString(),
            "rearview.geoip.directory",
            geoip.toString(),
            ReferenceDirectory.RELOAD_SECONDS,
            "1"));
    configuration.setString("parallelism.default", "1");
    configuration.setString("rest.bind-port", Integer.toString(port));
    configuration.setString("metrics.fetcher.update-interval", "100 ms");
    TableEnvironment environment =
        TableEnvironment.create(
            EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(configuration)
                .build());
    environment.executeSql("LOAD MODULE rearview");
    environment.executeSql(
        "CREATE TEMPORARY TABLE numbers (n INT) WITH ('connector' = 'datagen',"
            + " 'rows-per-second' = '1000', 'fields.n.min' = '0', 'fields.n.max' = '9')");
    environment.executeSql(
        "CREATE TEMPORARY TABLE nowhere (c STRING, a BIGINT, n STRING, i STRING)"
            + " WITH ('connector' = 'blackhole')");
    // Two functions of one table in one operator: they count together.
    job =
        environment.executeSql(
            "INSERT INTO nowhere SELECT country(ip), asn(ip), network_name(ip), network_role(ip)"
                + " FROM (SELECT '10.1.2.' || CAST(n AS STRING) AS ip FROM numbers)");
  }

  @AfterEach
  void endIt() throws Exception {
    job.getJobClient().orElseThrow().cancel().get();
  }

  @Test
  void lookUpsAndFilesAreMeasured() throws Exception {
    Map<String, Double> metrics = await(now -> now.getOrDefault("geoip.lookups", 0.0) >= 2_000);
    // Ten addresses, of which none is looked up twice.
    assertThat(metrics.get("geoip.misses")).isBetween(1.0, 10.0);
    assertThat(metrics.get("geoip.hits")).isGreaterThan(1_000);
    assertThat(metrics.get("geoip.databases")).isPositive();
    assertThat(metrics.get("geoip.oldestBuiltEpochSecond")).isPositive();
    assertThat(metrics)
        .containsEntry("networks.loads", 1.0)
        .containsEntry("networks.refusals", 0.0)
        .containsEntry("networks.bad", 0.0)
        .containsEntry("networks.stale", 0.0)
        .containsEntry("geoip.bad", 0.0);
    assertThat(metrics.get("networks.loadedEpochSecond"))
        .isCloseTo((double) Instant.now().getEpochSecond(), offset(60.0));

    write("networks.csv", "prefix,name\n10.0.0.0/99,inside\n");
    Files.writeString(database, "no database");
    await(
        now ->
            now.get("networks.stale") == 1
                && now.get("networks.bad") == 1
                && now.get("networks.refusals") == 1
                && now.get("networks.loads") == 1
                && now.get("geoip.stale") == 1
                && now.get("geoip.bad") == 1);

    write("networks.csv", "prefix,name\n10.0.0.0/9,inside\n");
    await(
        now ->
            now.get("networks.stale") == 0
                && now.get("networks.bad") == 0
                && now.get("networks.loads") == 2);
  }

  private Map<String, Double> await(Predicate<Map<String, Double>> wanted) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      Map<String, Double> metrics = metrics();
      if (metrics.containsKey("networks.stale") && wanted.test(metrics)) {
        return metrics;
      }
      assertThat(Instant.now()).as("still %s", metrics).isBefore(deadline);
      Thread.sleep(100);
    }
  }

  /** By what follows {@code reference.} in their names. */
  private Map<String, Double> metrics() throws Exception {
    Map<String, Double> metrics = new TreeMap<>();
    for (JsonNode jobNode : get("/jobs").path("jobs")) {
      String jobPath = "/jobs/" + jobNode.path("id").asText();
      for (JsonNode vertex : get(jobPath).path("vertices")) {
        String path = jobPath + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
        for (JsonNode metric : get(path)) {
          String id = metric.path("id").asText();
          int marker = id.indexOf(".reference.");
          if (marker >= 0) {
            JsonNode value =
                get(path + "?agg=sum&get=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            metrics.put(
                id.substring(marker + ".reference.".length()),
                value.path(0).path("sum").asDouble());
          }
        }
      }
    }
    return metrics;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return json.readTree(
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }
}
