package dev.rearview.jobs.cli;

import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.PortPlan;
import dev.rearview.jobs.settings.Setting;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview up}: starts what does not run. */
@Command(
    name = "up",
    description = {
      "Start the collector, Flink, the archive job, and the archivist who tidies the archive.",
      "Starts only what does not run: this is also how a process that died comes back,",
      "and how a changed sensor.conf changes the ports of a collector that runs."
    })
final class UpCommand implements Callable<Integer> {

  @ParentCommand private Rearview root;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Instance instance = root.instance();
    Progress progress = new Progress(spec.commandLine().getOut());
    new Cluster(instance, progress).up(Distribution.current());
    String ports =
        PortPlan.exporters(instance).stream()
            .map(binding -> binding.transport() + " port " + binding.port())
            .distinct()
            .collect(Collectors.joining(", "));
    progress.step(
        "ready: "
            + (ports.isEmpty() ? "no port is listened on" : "send flows to " + ports)
            + ", ask with ./rearview query or ./rearview sql, watch http://127.0.0.1:"
            + instance.settings().port(Setting.FLINK_REST_PORT));
    return 0;
  }
}
