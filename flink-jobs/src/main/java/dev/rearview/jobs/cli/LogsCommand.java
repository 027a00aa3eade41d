package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.ManagedProcess;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.jobs.settings.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code rearview logs}: the last lines of what the processes wrote, and what follows. */
@Command(name = "logs", description = "Print the last lines of the logs.")
final class LogsCommand implements Callable<Integer> {

  @ParentCommand private Rearview root;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROCESS",
      converter = NameConverter.class,
      description = "collector, jobmanager, taskmanager, sql-gateway or archivist (default: all).")
  private ProcessName process;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "LINES",
      defaultValue = "20",
      description = "How many lines of each (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written, until interrupted.")
  private boolean follow;

  @Override
  public Integer call() {
    Instance instance = root.instance();
    List<LogTail> tails = new ArrayList<>();
    for (ProcessName name : process == null ? List.of(ProcessName.values()) : List.of(process)) {
      ManagedProcess managed = new ManagedProcess(name, instance);
      // Whoever fails before its logging begins has said why in the other file.
      for (Path file : managed.written()) {
        tails.add(new LogTail(file, spec.commandLine().getOut()));
      }
    }
    if (tails.isEmpty()) {
      throw new RearviewException("no logs in " + instance.log() + " yet: ./rearview up");
    }
    tails.forEach(tail -> tail.last(lines, tails.size() > 1));
    while (follow) {
      tails.forEach(tail -> tail.more(tails.size() > 1));
      LogTail.pause();
    }
    return 0;
  }

  private static final class NameConverter implements ITypeConverter<ProcessName> {
    @Override
    public ProcessName convert(String value) {
      try {
        return ProcessName.of(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
