package dev.rearview.jobs.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * The project's {@code docker-compose.yml} with the files that it mounts.
 *
 * @param text the file
 * @param services all of them, whatever their profile
 * @param volumes names of the declared volumes
 */
record ComposeFile(String text, List<ComposeService> services, Set<String> volumes) {

  /** The directory that the file's paths are relative to. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  static final Path CONTAINER = HOME.resolve("flink-jobs/src/main/container");

  @SuppressWarnings("unchecked") // as in ComposeService
  static ComposeFile read() {
    String text = text(HOME.resolve("docker-compose.yml"));
    Map<String, Map<String, Object>> yaml = new Yaml().load(text);
    return new ComposeFile(
        text,
        yaml.get("services").entrySet().stream()
            .map(
                service ->
                    ComposeService.of(service.getKey(), (Map<String, Object>) service.getValue()))
            .toList(),
        yaml.get("volumes").keySet());
  }

  /** The service called {@code name}. */
  ComposeService service(String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docker-compose.yml has no service " + name));
  }

  /** Flink's configuration, as the containers have it. */
  static Map<String, Object> flinkConfiguration() {
    return new Yaml().load(text(CONTAINER.resolve("config.yaml")));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
