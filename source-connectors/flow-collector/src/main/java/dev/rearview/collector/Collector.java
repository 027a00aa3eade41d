package dev.rearview.collector;

import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorKey;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.settings.KnownKeys;
import dev.rearview.collector.settings.SettingsFile;
import dev.rearview.collector.stream.StreamPorts;
import dev.rearview.journal.JournalKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The collector as a process: runs until SIGTERM or SIGINT, then stops with nothing lost and exits
 * with 0. Exits with 2 if it cannot start as it was told to.
 */
@Command(
    name = "collector",
    mixinStandardHelpOptions = true,
    description = "Receives flow exports over UDP, TCP and TLS and appends them to the journal.")
public final class Collector implements Callable<Integer> {
  private static final int CANNOT_START = 2;
  private static final String LOG_CONFIGURATION = "log4j2.configurationFile";

  @Spec private CommandSpec spec;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "The journal's directory; made if absent. Default: journal.directory.")
  private Path journal;

  @Option(names = "--settings", paramLabel = "FILE", description = "A file of settings.")
  private Path settings;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; wins over the file. May be repeated.")
  private Map<String, String> overrides = new TreeMap<>();

  /** Runs the process. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOG_CONFIGURATION) == null) {
      System.setProperty(LOG_CONFIGURATION, "dev/rearview/collector/log4j2.xml");
    }
    StreamPorts.prepareProcess();
    System.exit(new CommandLine(new Collector()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      RunningCollector running = start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "rearview-stop"));
      spec.commandLine().getOut().println(running.describe());
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (CannotStartException e) {
      err.println(e.getMessage());
      err.flush();
      return CANNOT_START;
    }
  }

  private RunningCollector start() {
    Map<String, String> values = new TreeMap<>();
    Path base = Path.of("");
    if (settings != null) {
      values.putAll(SettingsFile.read(settings));
      base = settings.toAbsolutePath().getParent();
    }
    overrides.keySet().forEach(KnownKeys::require);
    values.putAll(overrides);
    resolveFiles(base, values);
    Configuration configuration = Configuration.of(values);
    return RunningCollector.start(
        journal != null ? journal : directory(base, values), configuration);
  }

  /** A relative file is relative to the file that names it. */
  private static void resolveFiles(Path base, Map<String, String> values) {
    for (CollectorKey key :
        List.of(
            CollectorKey.LISTENERS,
            CollectorKey.TLS_CERTIFICATE,
            CollectorKey.TLS_KEY,
            CollectorKey.TLS_CLIENT_CA)) {
      values.computeIfPresent(
          key.key(), (name, file) -> file.isBlank() ? "" : base.resolve(file.strip()).toString());
    }
  }

  /** A relative directory is relative to the file that names it. */
  private static Path directory(Path base, Map<String, String> values) {
    JournalKey key = JournalKey.DIRECTORY;
    return base.resolve(values.getOrDefault(key.key(), key.defaultValue()));
  }

  /** A process that a signal ends exits with the signal's number, unless it is halted before. */
  private static void stop(RunningCollector running) {
    running.close();
    Runtime.getRuntime().halt(0);
  }
}
