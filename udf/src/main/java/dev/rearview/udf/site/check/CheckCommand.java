package dev.rearview.udf.site.check;

import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.sensorconf.SystemHosts;
import dev.rearview.udf.site.text.SiteException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code rearview check}: reads {@code silk.conf} and {@code sensor.conf} and says what they will
 * do. The launcher's command line finds it by this name.
 */
@Command(
    name = "check",
    description = {
      "Say what silk.conf and sensor.conf will do, or all that is wrong with them.",
      "That is: which ports are listened on, and how each sensor sorts flows.",
      "Then read the instance's reference files and GeoIP databases, as jobs do; not if a",
      "silk.conf is named."
    },
    footer = {
      "",
      "Exit code 0: all can be used, though there may be warnings. Exit code 2: some cannot;",
      "every mistake of a site's files, and the first of any other file, is on standard error,",
      "with its file and line."
    })
public final class CheckCommand implements Callable<Integer> {
  private static final int UNUSABLE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String SILK_VARIABLE = "SILK_CONFIG_FILE";

  @Option(
      names = "--silk-conf",
      paramLabel = "FILE",
      description =
          "Sensors, classes and types (default: the instance's site.silk-conf, else"
              + " $SILK_CONFIG_FILE, else silk.conf in the instance directory).")
  private Path silkConf;

  @Option(
      names = "--sensor-conf",
      paramLabel = "FILE",
      description =
          "Probes, groups and sensors (default: the instance's site.sensor-conf, else sensor.conf"
              + " or sensors.conf beside silk.conf).")
  private Path sensorConf;

  @Option(
      names = "--listeners",
      description = {
        "Print the ports alone, a line each, as a file that collector.listeners names has them."
      })
  private boolean listenersOnly;

  @Option(
      names = "--reference",
      description = "Read the reference files and GeoIP databases alone.")
  private boolean referenceOnly;

  @Spec private CommandSpec spec;

  /** Reference files are read afterwards, by the command line that has this command. */
  @Override
  public Integer call() {
    if (referenceOnly) {
      return 0;
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path silk = silkConf != null ? silkConf : defaultSilkConf();
    Path sensor = sensorConf != null ? sensorConf : defaultSensorConf(silk);
    Findings findings = new Findings(err);
    try {
      SensorConfiguration configuration = SensorConfiguration.load(silk, sensor);
      ListenersText listeners = ListenersText.of(configuration, new SystemHosts(PATIENCE));
      if (!listeners.mistakes().isEmpty()) {
        findings.complain(listeners.mistakes(), configuration.warnings());
        return UNUSABLE;
      }
      (listenersOnly ? listeners.lines() : new CheckReport(configuration).lines())
          .forEach(out::println);
      findings.warn(configuration);
      return 0;
    } catch (SiteException e) {
      findings.complain(e);
      return UNUSABLE;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private Path defaultSilkConf() {
    String variable = System.getenv(SILK_VARIABLE);
    return variable != null && !variable.isBlank()
        ? Path.of(variable)
        : instance().resolve("silk.conf");
  }

  private static Path defaultSensorConf(Path silk) {
    Path plural = silk.resolveSibling("sensors.conf");
    Path singular = silk.resolveSibling("sensor.conf");
    return Files.exists(plural) && !Files.exists(singular) ? plural : singular;
  }

  /** As the launcher's other commands have it, which knows this class by its name alone. */
  private Path instance() {
    OptionSpec option = spec.root().findOption("--instance");
    if (option != null && option.getValue() instanceof Path directory) {
      return directory;
    }
    String variable = System.getenv("REARVIEW_INSTANCE");
    return variable != null && !variable.isBlank()
        ? Path.of(variable)
        : Path.of(System.getProperty("rearview.home", "."), ".rearview");
  }
}
