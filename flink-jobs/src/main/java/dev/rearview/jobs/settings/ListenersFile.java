package dev.rearview.jobs.settings;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports in a file of listeners, as far as a command has to know them. What is wrong with a line
 * says the collector, which goes by the file; here it is passed over.
 */
final class ListenersFile {
  private static final Pattern LINE =
      Pattern.compile("\\s*(udp|tcp)\\s+(\\d{1,5})(?=\\s|#|$)(?:[^#]*?\\shost=([^\\s#]+))?.*");

  private ListenersFile() {}

  /** The ports that the instance's file names; none if it has no file, or it is not there yet. */
  static List<PortBinding> ports(Instance instance) {
    return instance.listeners().map(file -> ports(instance, file)).orElse(List.of());
  }

  /** The ports that a file names which is to be the instance's. */
  static List<PortBinding> ports(Instance instance, Path file) {
    Setting setting =
        instance.sensorConf().isPresent() ? Setting.SITE_SENSOR_CONF : Setting.COLLECTOR_LISTENERS;
    List<PortBinding> bindings = new ArrayList<>();
    for (String line : lines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        Transport transport = Transport.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        String host = matcher.group(3) == null ? PortBinding.EVERY_HOST : matcher.group(3);
        bindings.add(new PortBinding(setting, transport, Integer.parseInt(matcher.group(2)), host));
      }
    }
    return bindings;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new RearviewException("cannot read the listeners in " + file + ": " + e, e);
    }
  }
}
