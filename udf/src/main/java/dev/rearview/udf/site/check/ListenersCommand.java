package dev.rearview.udf.site.check;

import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.sensorconf.SystemHosts;
import dev.rearview.udf.site.text.SiteException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A process that writes the collector's file of listeners, as both of a site's files ask for it:
 * whole or not at all, so that whoever follows the file never sees half of it.
 */
@Command(
    name = "listeners",
    description =
        "Write the collector's file of listeners, as silk.conf and sensor.conf ask for it.",
    footer = {
      "",
      "Exit code 0: written. 1: it cannot be written. 2: both files cannot be used; every mistake",
      "is on standard error, with its file and line."
    })
public final class ListenersCommand implements Callable<Integer> {
  private static final int NOT_WRITTEN = 1;
  private static final int UNUSABLE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Option(names = "--silk-conf", paramLabel = "FILE", required = true)
  private Path silkConf;

  @Option(names = "--sensor-conf", paramLabel = "FILE", required = true)
  private Path sensorConf;

  @Option(names = "--to", paramLabel = "FILE", required = true)
  private Path target;

  @Spec private CommandSpec spec;

  /** Runs the process. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ListenersCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Findings findings = new Findings(err);
    try {
      SensorConfiguration configuration = SensorConfiguration.load(silkConf, sensorConf);
      ListenersText text = ListenersText.of(configuration, new SystemHosts(PATIENCE));
      if (!text.mistakes().isEmpty()) {
        findings.complain(text.mistakes(), configuration.warnings());
        return UNUSABLE;
      }
      findings.warn(configuration);
      write(text);
      return 0;
    } catch (SiteException e) {
      findings.complain(e);
      return UNUSABLE;
    } catch (IOException e) {
      err.println("cannot write " + target + ": " + e);
      return NOT_WRITTEN;
    } finally {
      err.flush();
    }
  }

  private void write(ListenersText text) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# What " + sensorConf + " asks for; written anew by ./rearview up.");
    lines.addAll(text.lines());
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.write(fresh, lines);
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
