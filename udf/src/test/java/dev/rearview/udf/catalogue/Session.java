package dev.rearview.udf.catalogue;

import dev.rearview.udf.geo.ExampleDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/** A SQL session that has loaded the module, with the reference files of the examples. */
public final class Session {
  private final TableEnvironment environment;

  private Session(EnvironmentSettings.Builder settings, Map<String, String> jobParameters) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, jobParameters);
    configuration.setString("parallelism.default", "1");
    environment = TableEnvironment.create(settings.withConfiguration(configuration).build());
    environment.getConfig().set("table.local-time-zone", "UTC");
    environment.executeSql("LOAD MODULE rearview");
  }

  public static Session batch(Map<String, String> jobParameters) {
    return new Session(EnvironmentSettings.newInstance().inBatchMode(), jobParameters);
  }

  public static Session streaming(Map<String, String> jobParameters) {
    return new Session(EnvironmentSettings.newInstance().inStreamingMode(), jobParameters);
  }

  /** The files that the examples are about, with databases written into a directory. */
  public static Map<String, String> exampleParameters(Path geoip) throws IOException {
    ExampleDatabases.write(geoip);
    return Map.of(
        "rearview.reference.directory",
        exampleDirectory().toString(),
        "rearview.geoip.directory",
        geoip.toString(),
        "rearview.site.silk-conf",
        exampleDirectory().resolve("site/silk.conf").toString(),
        "rearview.site.sensor-conf",
        exampleDirectory().resolve("site/sensor.conf").toString());
  }

  public static Path exampleDirectory() {
    return Path.of("src/test/resources/example").toAbsolutePath();
  }

  public TableEnvironment environment() {
    return environment;
  }

  public List<Row> rows(String sql) throws Exception {
    return rows(environment, sql);
  }

  static List<Row> rows(TableEnvironment environment, String sql) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> results = environment.executeSql(sql).collect()) {
      results.forEachRemaining(rows::add);
    }
    return rows;
  }
}
