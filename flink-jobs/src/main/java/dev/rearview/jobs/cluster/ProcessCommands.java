package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.FlinkOpens;
import dev.rearview.jobs.settings.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line of each process. */
final class ProcessCommands {

  private static final Path NICE = Path.of("/usr/bin/nice");

  private final Instance instance;
  private final Distribution distribution;

  ProcessCommands(Instance instance, Distribution distribution) {
    this.instance = instance;
    this.distribution = distribution;
  }

  List<String> command(ProcessName name) {
    return switch (name) {
      case COLLECTOR -> collector();
      case JOBMANAGER ->
          flink(
              name,
              JvmMemory.of(JvmMemory.Role.GET_JM_RESOURCE_PARAMS, instance, distribution),
              "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
      case TASKMANAGER ->
          flink(
              name,
              JvmMemory.of(JvmMemory.Role.GET_TM_RESOURCE_PARAMS, instance, distribution),
              "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
      case GATEWAY -> gateway();
      case ARCHIVIST -> archivist();
    };
  }

  /** Where Flink looks for its configuration and, where there are any, for plugins. */
  Map<String, String> environment() {
    return Map.of(
        "FLINK_CONF_DIR",
        instance.flinkConf().toString(),
        "FLINK_PLUGINS_DIR",
        instance.flinkPlugins().toString());
  }

  private List<String> collector() {
    return new JavaCommand(instance, ProcessName.COLLECTOR)
        // The rings lie outside of the heap, up to collector.ring-size per receive thread.
        .with("-Xmx128m", "-XX:MaxDirectMemorySize=1g", "-XX:+UseSerialGC")
        .main(
            distribution.collector() + "/*",
            "dev.rearview.collector.Collector",
            concat(List.of("--settings", instance.settingsFile().toString()), listeners()));
  }

  /** What a sensor.conf comes to takes the place of a file that the settings name. */
  private List<String> listeners() {
    return instance.sensorConf().isEmpty()
        ? List.of()
        : List.of("--set", "collector.listeners=" + instance.listeners().orElseThrow());
  }

  private List<String> flink(ProcessName name, JvmMemory memory, String mainClass) {
    return new JavaCommand(instance, name)
        .with(memory.jvmFlags())
        .with(FlinkOpens.flags())
        .main(
            distribution.lib() + "/*",
            mainClass,
            concat(List.of("--configDir", instance.flinkConf().toString()), memory.arguments()));
  }

  private List<String> gateway() {
    return new JavaCommand(instance, ProcessName.GATEWAY)
        .with("-Xmx768m", "-XX:+UseSerialGC")
        .with(FlinkOpens.flags())
        .main(
            distribution.lib() + "/*:" + distribution.opt() + "/*",
            "org.apache.flink.table.gateway.SqlGateway",
            List.of());
  }

  /** It has time: everything else goes first. */
  private List<String> archivist() {
    List<String> java =
        new JavaCommand(instance, ProcessName.ARCHIVIST)
            .with("-Xmx1g", "-XX:+UseSerialGC")
            .main(
                distribution.lib() + "/*",
                "dev.rearview.archive.cli.ArchiveTool",
                List.of(
                    "compact", "--continuous", "--settings", instance.settingsFile().toString()));
    return Files.isExecutable(NICE) ? concat(List.of(NICE.toString(), "-n", "10"), java) : java;
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
