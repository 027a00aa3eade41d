package dev.rearview.jobs.cli;

import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.settings.Instance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview down}: stops everything, and loses nothing. */
@Command(
    name = "down",
    description = {
      "Stop everything.",
      "The archive job commits what it has read; the next start goes on from there."
    })
final class DownCommand implements Callable<Integer> {

  @ParentCommand private Rearview root;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Instance instance = root.instance();
    Progress progress = new Progress(spec.commandLine().getOut());
    Cluster cluster = new Cluster(instance, progress);
    if (cluster.running().isEmpty()) {
      progress.step("nothing runs in " + instance.root());
      return 0;
    }
    cluster.down();
    return 0;
  }
}
