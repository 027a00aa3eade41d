package dev.rearview.jobs.settings;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One instance of Rearview: a directory that holds everything that runs or is kept, and its
 * settings.
 *
 * <p>Opening reads the settings; {@link #prepare()} makes the directories. All paths are absolute.
 */
public final class Instance {

  private static final String SETTINGS_FILE = "rearview.properties";

  private final Path root;
  private final Settings settings;

  private Instance(Path root, Settings settings) {
    this.root = root;
    this.settings = settings;
  }

  /**
   * Opens the instance in {@code root}; where there is none yet, it stands on the defaults and
   * nothing is written.
   *
   * @throws RearviewException if its settings are wrong
   */
  public static Instance open(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    Path file = absolute.resolve(SETTINGS_FILE);
    return new Instance(absolute, Files.exists(file) ? Settings.read(file) : Settings.defaults());
  }

  /** Writes the documented settings (where there are none) and makes the directories. */
  public void prepare() {
    try {
      for (Path directory :
          List.of(
              root,
              run(),
              log(),
              tmp(),
              flinkConf(),
              flinkCatalogs(),
              flinkPlugins(),
              journal(),
              archive(),
              geoip(),
              reference(),
              checkpoints())) {
        Files.createDirectories(directory);
      }
      if (!exists()) {
        Files.writeString(settingsFile(), Settings.documentedDefaults());
      }
    } catch (IOException e) {
      throw new RearviewException("cannot write the instance in " + root + ": " + e, e);
    }
  }

  /** Whether the settings file is there: false before the first {@code up}. */
  public boolean exists() {
    return Files.exists(settingsFile());
  }

  /** The settings as they were when the instance was opened. */
  public Settings settings() {
    return settings;
  }

  /** The instance directory. */
  public Path root() {
    return root;
  }

  /** The settings file. */
  public Path settingsFile() {
    return root.resolve(SETTINGS_FILE);
  }

  /** The journal root. */
  public Path journal() {
    return root.resolve(settings.text(Setting.JOURNAL_DIRECTORY));
  }

  /** The archive root. */
  public Path archive() {
    return root.resolve(settings.text(Setting.ARCHIVE_DIRECTORY));
  }

  /**
   * Where a table of the archive lies: flows in its root, as other engines read it, and the others
   * in directories whose names begin with _, which all of them pass over (Flink looks at the last
   * one of as many as there are partition keys).
   */
  public Path archive(String table) {
    return table.equals("flows") ? archive() : archive().resolve("_tables/_" + table);
  }

  /** SiLK's {@code silk.conf}, if one is set. */
  public Optional<Path> silkConf() {
    return file(Setting.SITE_SILK_CONF);
  }

  /** SiLK's {@code sensor.conf}, if one is set; then {@link #silkConf()} is as well. */
  public Optional<Path> sensorConf() {
    return file(Setting.SITE_SENSOR_CONF);
  }

  /** The file of the collector's listeners: the one that is set, or that the probes come to. */
  public Optional<Path> listeners() {
    return sensorConf().isPresent()
        ? Optional.of(run().resolve("listeners"))
        : file(Setting.COLLECTOR_LISTENERS);
  }

  private Optional<Path> file(Setting setting) {
    String text = settings.text(setting);
    return text.isEmpty() ? Optional.empty() : Optional.of(root.resolve(text));
  }

  /** GeoIP databases. */
  public Path geoip() {
    return root.resolve(settings.text(Setting.GEOIP_DIRECTORY));
  }

  /** Files that name networks, interfaces, services and sets of addresses. */
  public Path reference() {
    return root.resolve(settings.text(Setting.REFERENCE_DIRECTORY));
  }

  /** Checkpoints and savepoints. */
  public Path checkpoints() {
    return root.resolve(settings.text(Setting.CHECKPOINT_DIRECTORY));
  }

  /** Process ids and session handles. */
  public Path run() {
    return root.resolve("run");
  }

  /** Logs, one file per process. */
  public Path log() {
    return root.resolve("log");
  }

  /** Scratch space; may be deleted while nothing runs. */
  public Path tmp() {
    return root.resolve("tmp");
  }

  /** Flink's generated configuration. */
  public Path flinkConf() {
    return root.resolve("flink/conf");
  }

  /** Flink's store of catalogues: the instance's own, and those that users create. */
  public Path flinkCatalogs() {
    return root.resolve("flink/catalogs");
  }

  /** Flink's plugins: empty unless somebody adds one. */
  public Path flinkPlugins() {
    return root.resolve("flink/plugins");
  }
}
