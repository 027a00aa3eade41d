package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rearview version}: what was built, on which Flink, running on which Java. */
@Command(name = "version", description = "Print the versions of Rearview, Flink and Java.")
final class VersionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Properties build = new Properties();
    try (InputStream stream =
        VersionCommand.class.getResourceAsStream("/dev/rearview/jobs/build.properties")) {
      build.load(stream);
    } catch (IOException e) {
      throw new RearviewException("cannot read build.properties: " + e.getMessage(), e);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "rearview %s, Flink %s, Java %s%n",
            build.getProperty("version"), build.getProperty("flink.version"), Runtime.version());
    return 0;
  }
}
