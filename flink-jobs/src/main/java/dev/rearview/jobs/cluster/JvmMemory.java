package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How Flink divides a process's memory: its JVM flags and the resolved keys without which a
 * TaskManager refuses to start.
 *
 * <p>Asking Flink costs a JVM start, so the answer is kept in {@code run/} under the hash of the
 * configuration it belongs to.
 *
 * @param jvmFlags flags for the JVM
 * @param arguments arguments for the entry point's main method
 */
record JvmMemory(List<String> jvmFlags, List<String> arguments) {

  private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

  /** Which process is asked about. */
  enum Role {
    GET_JM_RESOURCE_PARAMS,
    GET_TM_RESOURCE_PARAMS
  }

  /** Flink's answer for {@code role} under the configuration that {@code instance} holds now. */
  static JvmMemory of(Role role, Instance instance, Distribution distribution) {
    Path conf = instance.flinkConf();
    try {
      String key = hash(Files.readString(conf.resolve("config.yaml")) + distribution.root());
      Path cached = instance.run().resolve("memory-" + role.ordinal() + "-" + key);
      if (!Files.exists(cached)) {
        Files.write(cached, ask(role, conf, distribution));
      }
      List<String> lines = Files.readAllLines(cached);
      return new JvmMemory(List.of(lines.get(0).split(" ")), List.of(lines.get(1).split(" ")));
    } catch (IOException e) {
      throw new RearviewException("cannot size the memory of Flink's processes: " + e, e);
    }
  }

  private static List<String> ask(Role role, Path conf, Distribution distribution)
      throws IOException {
    Process process =
        new ProcessBuilder(
                JavaCommand.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                distribution.lib() + "/*",
                "org.apache.flink.runtime.util.bash.BashJavaUtils",
                role.name(),
                "--configDir",
                conf.toString())
            .redirectErrorStream(true)
            .start();
    List<String> output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    List<String> results =
        output.stream()
            .filter(line -> line.startsWith(RESULT))
            .map(line -> line.substring(RESULT.length()))
            .toList();
    if (results.size() != 2) {
      throw new RearviewException("Flink refuses flink.memory.*: " + String.join("\n", output));
    }
    return results;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
