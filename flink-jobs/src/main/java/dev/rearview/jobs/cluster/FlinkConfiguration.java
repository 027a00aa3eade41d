package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Settings;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flink's {@code config.yaml}, derived from the settings of an instance.
 *
 * <p>Neither a checkpoint interval nor a restart strategy is set for the whole cluster. With
 * checkpoints, a streaming SELECT would show its rows only at each checkpoint; with restarts, a
 * query that fails would fail forever instead of saying why. {@link ArchiveJob} sets both for
 * itself.
 */
final class FlinkConfiguration {

  private static final String LOOPBACK = "127.0.0.1";

  private final Instance instance;
  private final Settings settings;

  FlinkConfiguration(Instance instance) {
    this.instance = instance;
    this.settings = instance.settings();
  }

  /** The file's text. */
  String yaml() {
    return FlatYaml.of(entries());
  }

  Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    addresses(entries);
    resources(entries);
    state(entries);
    entries.put("heartbeat.interval", "2 s");
    entries.put("heartbeat.timeout", "10 s");
    // What a decoder remembers travels with its split when a job recovers: within the decoder's
    // limits
    // that may be many times Flink's 10 MiB, and a message that is too large is lost.
    entries.put("pekko.framesize", "268435456b");
    entries.put("metrics.fetcher.update-interval", "1 s");
    // Gathers the slot requests of large jobs; a small query waits for it twice.
    entries.put("slotmanager.requirement-check.delay", "1 ms");
    entries.put("sql-gateway.session.idle-timeout", millis(Setting.GATEWAY_SESSION_IDLE_TIMEOUT));
    entries.put("table.local-time-zone", "UTC");
    catalogue(entries);
    entries.put("pipeline.global-job-parameters", JobParameters.of(instance).text());
    security(entries);
    settings
        .optionalPort(Setting.FLINK_METRICS_PORT)
        .ifPresent(
            port -> {
              entries.put(
                  "metrics.reporter.prom.factory.class",
                  "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
              entries.put("metrics.reporter.prom.port", port + "-" + (port + 1));
            });
    return entries;
  }

  private void addresses(Map<String, String> entries) {
    entries.put("jobmanager.bind-host", LOOPBACK);
    entries.put("jobmanager.rpc.address", LOOPBACK);
    entries.put("jobmanager.rpc.port", port(Setting.FLINK_RPC_PORT));
    entries.put("blob.server.port", port(Setting.FLINK_BLOB_PORT));
    entries.put("rest.address", LOOPBACK);
    entries.put("rest.bind-address", LOOPBACK);
    entries.put("rest.port", port(Setting.FLINK_REST_PORT));
    entries.put("taskmanager.bind-host", LOOPBACK);
    entries.put("taskmanager.host", LOOPBACK);
    // A TaskManager that comes back under the same id takes the dead one's place at once.
    entries.put("taskmanager.resource-id", "taskmanager-1");
    entries.put("sql-gateway.endpoint.rest.address", LOOPBACK);
    entries.put("sql-gateway.endpoint.rest.bind-address", LOOPBACK);
    entries.put("sql-gateway.endpoint.rest.port", port(Setting.GATEWAY_PORT));
  }

  private void resources(Map<String, String> entries) {
    int slots = settings.number(Setting.FLINK_TASKMANAGER_SLOTS);
    int parallelism = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), slots / 4));
    entries.put("jobmanager.memory.process.size", bytes(Setting.FLINK_MEMORY_JOBMANAGER));
    entries.put("taskmanager.memory.process.size", bytes(Setting.FLINK_MEMORY_TASKMANAGER));
    entries.put("taskmanager.memory.managed.fraction", "0.3");
    entries.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
    entries.put("parallelism.default", Integer.toString(parallelism));
    entries.put("io.tmp.dirs", instance.tmp().toString());
    entries.put("web.tmpdir", instance.tmp().toString());
  }

  private void state(Map<String, String> entries) {
    entries.put("state.backend.type", "rocksdb");
    entries.put("execution.checkpointing.incremental", "true");
    entries.put("execution.checkpointing.mode", "EXACTLY_ONCE");
    entries.put("execution.checkpointing.num-retained", "3");
    entries.put(
        "execution.checkpointing.dir",
        instance.checkpoints().resolve("queries").toUri().toString());
    entries.put(
        "execution.checkpointing.savepoint-dir",
        instance.checkpoints().resolve("savepoints").toUri().toString());
  }

  /**
   * Every session begins in the catalogue of this name, which the gateway finds in the store. What
   * is asked of a history is answered once, so that batch is the mode unless told otherwise.
   */
  private void catalogue(Map<String, String> entries) {
    entries.put("table.builtin-catalog-name", CatalogueFile.NAME);
    entries.put("table.catalog-store.kind", "file");
    entries.put("table.catalog-store.file.path", instance.flinkCatalogs().toUri().toString());
    entries.put("execution.runtime-mode", "batch");
    // Otherwise Flink may take rows to another task before it counts them, which the archive can
    // do.
    entries.put("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    entries.put("sql-client.execution.result-mode", "tableau");
  }

  /**
   * Hadoop's classes are there for Parquet alone: Flink must not take them for a secured cluster.
   */
  private static void security(Map<String, String> entries) {
    entries.put(
        "security.module.factory.classes",
        "org.apache.flink.runtime.security.modules.JaasModuleFactory");
    entries.put(
        "security.context.factory.classes",
        "org.apache.flink.runtime.security.contexts.NoOpSecurityContextFactory");
    entries.put("security.delegation.tokens.enabled", "false");
  }

  private String port(Setting setting) {
    return Integer.toString(settings.port(setting));
  }

  private String bytes(Setting setting) {
    return settings.sizeBytes(setting) + "b";
  }

  private String millis(Setting setting) {
    return settings.duration(setting).toMillis() + " ms";
  }
}
