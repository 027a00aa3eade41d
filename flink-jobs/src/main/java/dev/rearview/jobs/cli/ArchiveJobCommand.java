package dev.rearview.jobs.cli;

import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview archive job}: starts the archive job alone. */
@Command(
    name = "job",
    description = {
      "Start the archive job, where it does not run, on processes that run already.",
      "For containers, say: `rearview up` does it by itself."
    })
final class ArchiveJobCommand implements Callable<Integer> {

  @ParentCommand private ArchiveCommand archive;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    new Cluster(archive.root().instance(), new Progress(spec.commandLine().getOut())).archive();
    return 0;
  }
}
