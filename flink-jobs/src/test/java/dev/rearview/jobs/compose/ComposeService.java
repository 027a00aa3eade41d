package dev.rearview.jobs.compose;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A service of the compose file, as the tests look at it.
 *
 * @param name its name, and its host name for the others
 * @param image image and tag
 * @param command entry point and command in one text, as the shell in the container reads it
 * @param probe the health check, empty if there is none
 * @param environment variables
 * @param mounts sources and targets, as they stand in the file
 * @param ports published ports, as they stand in the file
 * @param dependencies names of services and the condition
 */
record ComposeService(
    String name,
    String image,
    String command,
    String probe,
    Map<String, String> environment,
    List<String> mounts,
    List<String> ports,
    Map<String, Map<String, String>> dependencies) {

  @SuppressWarnings("unchecked") // YAML has no types, and a wrong one fails the test all the same
  static ComposeService of(String name, Map<String, Object> yaml) {
    Map<String, Object> probe = (Map<String, Object>) yaml.getOrDefault("healthcheck", Map.of());
    return new ComposeService(
        name,
        (String) yaml.get("image"),
        shell(yaml.get("entrypoint"), yaml.get("command")),
        shell(probe.get("test")),
        (Map<String, String>) yaml.getOrDefault("environment", Map.of()),
        (List<String>) yaml.getOrDefault("volumes", List.of()),
        (List<String>) yaml.getOrDefault("ports", List.of()),
        (Map<String, Map<String, String>>) yaml.getOrDefault("depends_on", Map.of()));
  }

  /** Everything that is run in it. */
  String commands() {
    return command + "\n" + probe;
  }

  private static String shell(Object... parts) {
    List<String> words =
        Stream.of(parts)
            .filter(Objects::nonNull)
            .flatMap(part -> ((List<?>) part).stream())
            .map(Object::toString)
            .toList();
    return String.join(" ", words).replace("$$", "$");
  }
}
