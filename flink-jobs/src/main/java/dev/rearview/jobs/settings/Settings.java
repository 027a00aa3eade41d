package dev.rearview.jobs.settings;

import com.sun.management.OperatingSystemMXBean;
import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of one instance: the documented defaults, overlaid by the instance's {@code
 * rearview.properties}.
 *
 * <p>Values are checked when they are read in: a settings object that exists is valid, and a file
 * with several mistakes is answered with all of them at once.
 */
public final class Settings {

  static final String RESOURCE = "/dev/rearview/jobs/rearview.properties";

  /** Of memory: a part of what the machine has. */
  static final String AUTO = "auto";

  private static final long MIB = 1L << 20;
  private static final long LEAST_SHARE_BYTES = 2L << 30;
  private static final long MOST_SHARE_BYTES = 8L << 30;

  private static final String DEFAULT_COLLECTOR_PORT = "2055";
  private static final String DECODER = "decoder.";

  private final Map<Setting, String> values;

  private Settings(Map<Setting, String> values) {
    this.values = values;
  }

  /** The documented defaults. */
  public static Settings defaults() {
    return of(new Properties(), "the defaults");
  }

  /**
   * The defaults overlaid by {@code file}. Throws {@link RearviewException} naming every mistake in
   * it.
   */
  public static Settings read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new RearviewException("cannot read the settings in " + file + ": " + e.getMessage(), e);
    }
    return of(properties, file.toString());
  }

  static Settings of(Properties overrides, String origin) {
    Properties defaults = resource();
    List<String> mistakes = new ArrayList<>();
    for (String key : new TreeSet<>(overrides.stringPropertyNames())) {
      if (!defaults.containsKey(key)) {
        mistakes.add(key + " is not a setting; did you mean " + NearestKey.to(key) + "?");
      }
    }
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String text = overrides.getProperty(setting.key(), defaults.getProperty(setting.key()));
      values.put(setting, text.strip());
      try {
        ValueCheck.check(setting, text.strip());
      } catch (IllegalArgumentException e) {
        mistakes.add(setting.key() + "=" + text + " " + e.getMessage());
      }
    }
    mistakes.addAll(SiteMistakes.of(values));
    if (mistakes.isEmpty()) {
      mistakes.addAll(PortPlan.mistakes(new Settings(values)));
    }
    if (!mistakes.isEmpty()) {
      throw new RearviewException(
          "settings in " + origin + ":\n  " + String.join("\n  ", mistakes));
    }
    return new Settings(values);
  }

  /** The value as it stands in the file. */
  public String text(Setting setting) {
    return values.get(setting);
  }

  /** A plain number. */
  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** A size in bytes. */
  public long sizeBytes(Setting setting) {
    String text = text(setting);
    return text.equals(AUTO) ? share(machineBytes()) : Quantity.sizeBytes(text);
  }

  /** A quarter of a machine's memory in whole MiB, at least 2 GiB and at most 8. */
  static long share(long machineBytes) {
    long quarter = machineBytes / (4 * MIB) * MIB;
    return Math.max(LEAST_SHARE_BYTES, Math.min(quarter, MOST_SHARE_BYTES));
  }

  /** What the machine has, or the container may use; 0 where the JVM does not tell. */
  private static long machineBytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  /** A duration. */
  public Duration duration(Setting setting) {
    return Quantity.duration(text(setting));
  }

  /**
   * The limits of the decoder that are not the documented ones, by key: as options of a table, that
   * is counts, bytes and milliseconds.
   */
  public Map<String, String> changedDecoderLimits() {
    Properties defaults = resource();
    Map<String, String> changed = new TreeMap<>();
    for (Setting setting : Setting.values()) {
      boolean limit = setting.key().startsWith(DECODER);
      if (limit && !text(setting).equals(defaults.getProperty(setting.key()))) {
        changed.put(
            setting.key(),
            switch (setting.kind()) {
              case SIZE -> sizeBytes(setting) + " b";
              case DURATION, DURATION_OR_ZERO -> duration(setting).toMillis() + " ms";
              default -> text(setting);
            });
      }
    }
    return changed;
  }

  /** A port with {@code ports.offset} added. */
  public int port(Setting setting) {
    return number(setting) + number(Setting.PORTS_OFFSET);
  }

  /** A port with {@code ports.offset} added, or empty where the setting is. */
  public OptionalInt optionalPort(Setting setting) {
    return text(setting).isEmpty() ? OptionalInt.empty() : OptionalInt.of(port(setting));
  }

  /**
   * The ports of a list, perhaps an empty one, each with {@code ports.offset} added. Without any,
   * {@code collector.ports} is 2055, unless a file names the listeners.
   */
  public List<Integer> ports(Setting setting) {
    List<Integer> ports = new ArrayList<>();
    String text = text(setting);
    if (text.isEmpty() && setting == Setting.COLLECTOR_PORTS && !listenersFromFile()) {
      text = DEFAULT_COLLECTOR_PORT;
    }
    if (text.isEmpty()) {
      return ports;
    }
    for (String port : text.split(",")) {
      ports.add(Integer.parseInt(port.strip()) + number(Setting.PORTS_OFFSET));
    }
    return ports;
  }

  private boolean listenersFromFile() {
    return !text(Setting.SITE_SENSOR_CONF).isEmpty()
        || !text(Setting.COLLECTOR_LISTENERS).isEmpty();
  }

  /** Where commands find Flink's REST interface. */
  public URI flinkRest() {
    return http(Setting.FLINK_REST_ADDRESS, Setting.FLINK_REST_PORT);
  }

  /** Where commands find the SQL gateway. */
  public URI gateway() {
    return http(Setting.GATEWAY_ADDRESS, Setting.GATEWAY_PORT);
  }

  private URI http(Setting address, Setting port) {
    return URI.create("http://" + text(address) + ":" + port(port));
  }

  /** The documented default file, byte for byte. */
  public static String documentedDefaults() {
    try (InputStream stream = Settings.class.getResourceAsStream(RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties resource() {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Settings.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
