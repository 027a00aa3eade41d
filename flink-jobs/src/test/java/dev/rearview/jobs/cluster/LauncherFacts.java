package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * What the launcher starts and how it configures Flink, for tests that hold something against it.
 */
public final class LauncherFacts {

  private LauncherFacts() {}

  /** Flink's configuration. */
  public static Map<String, String> flinkConfiguration(Instance instance) {
    return new FlinkConfiguration(instance).entries();
  }

  /** The command of a process; asks Flink for memory sizes where it is one of Flink's. */
  public static List<String> command(ProcessName name, Instance instance, Distribution distribution)
      throws IOException {
    instance.prepare();
    Files.writeString(
        instance.flinkConf().resolve("config.yaml"), new FlinkConfiguration(instance).yaml());
    return new ProcessCommands(instance, distribution).command(name);
  }
}
