package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.FlinkOpens;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Flink's own SQL client, attached to the instance's gateway, where every session has all tables
 * and views.
 */
public final class SqlClient {
  private final Instance instance;
  private final Distribution distribution;

  /** The client of {@code instance}, out of {@code distribution}. */
  public SqlClient(Instance instance, Distribution distribution) {
    this.instance = instance;
    this.distribution = distribution;
  }

  /**
   * Runs the client on this process's terminal until the user leaves it.
   *
   * @param arguments passed on as they are, as {@code -f file.sql}
   * @return its exit code
   */
  public int run(List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(command(arguments)).inheritIO();
    builder.environment().put("FLINK_CONF_DIR", instance.flinkConf().toString());
    try {
      Files.createDirectories(instance.run());
      Process process = builder.start();
      // Ctrl-C reaches both processes: in the client it ends a query, and this one has to wait.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(process), "await-sql-client"));
      return await(process);
    } catch (IOException e) {
      throw new RearviewException("the SQL client cannot be started: " + e.getMessage(), e);
    }
  }

  private static int await(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        // The client owns the terminal until it ends, whoever is impatient.
      }
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(FlinkOpens.flags());
    command.add("-Dlog.file=" + instance.log().resolve("sql-client.log"));
    command.add("-Dlog4j.configurationFile=" + instance.flinkConf().resolve("log4j2.properties"));
    command.add("-cp");
    command.add(distribution.lib() + "/*:" + distribution.opt() + "/*");
    command.add("org.apache.flink.table.client.SqlClient");
    command.add("gateway");
    command.add("--endpoint");
    command.add(instance.settings().gateway().getAuthority());
    command.add("--history");
    command.add(instance.run().resolve("sql-history").toString());
    command.addAll(arguments);
    return command;
  }
}
