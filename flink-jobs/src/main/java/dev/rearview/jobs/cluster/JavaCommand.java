package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Assembles the command line of a JVM, with what every process of an instance needs. */
final class JavaCommand {

  private final List<String> command = new ArrayList<>();

  JavaCommand(Instance instance, ProcessName name) {
    command.add(java());
    command.add("-Dlog.file=" + instance.log().resolve(name.label() + ".log"));
    command.add("-Dlog4j.configurationFile=" + instance.flinkConf().resolve("log4j2.properties"));
    command.add("-Djava.io.tmpdir=" + instance.tmp());
    command.add("-XX:+ExitOnOutOfMemoryError");
  }

  /** The java that runs this. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  JavaCommand with(List<String> arguments) {
    command.addAll(arguments);
    return this;
  }

  JavaCommand with(String... arguments) {
    return with(List.of(arguments));
  }

  List<String> main(String classPath, String mainClass, List<String> arguments) {
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
