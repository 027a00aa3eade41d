package dev.rearview.jobs.cli;

import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.demo.Demo;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview demo}: from nothing to an answer. */
@Command(
    name = "demo",
    description = {
      "Start what does not run, send NetFlow v5 through UDP, and answer a question about it.",
      "The flows are invented, between addresses that belong to nobody, and stay in the archive."
    })
final class DemoCommand implements Callable<Integer> {

  @ParentCommand private Rearview root;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Instance instance = root.instance();
    Progress progress = new Progress(spec.commandLine().getOut());
    Cluster cluster = new Cluster(instance, progress);
    cluster.up(Distribution.current());
    new Demo(instance, cluster, progress, System.out).run();
    return 0;
  }
}
