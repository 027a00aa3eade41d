package dev.rearview.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.status.Hop;
import dev.rearview.jobs.status.InstanceStatus;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview status}: each hop with its counters, and the first broken one named. */
@Command(
    name = "status",
    description = {
      "Print each hop from the socket to an answer, with its counters.",
      "Exits with 1 if one is broken, and names the first."
    })
final class StatusCommand implements Callable<Integer> {

  @ParentCommand private Rearview root;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    Instance instance = root.instance();
    PrintWriter out = spec.commandLine().getOut();
    InstanceStatus status = InstanceStatus.of(instance, new Cluster(instance, new Progress(out)));
    if (json) {
      out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree(status)));
    } else {
      print(status, out);
    }
    return status.healthy() ? 0 : 1;
  }

  private static void print(InstanceStatus status, PrintWriter out) {
    for (Hop hop : status.hops()) {
      out.printf(
          "%-9s  %-7s  %s%n",
          hop.name(), hop.state().name().toLowerCase(Locale.ROOT), hop.detail());
      if (hop.state() == Hop.State.WARNING) {
        out.printf("%20s%s%n", "", hop.remedy());
      }
    }
    status
        .firstBroken()
        .ifPresent(hop -> out.printf("broken at %s: %s%n", hop.name(), hop.remedy()));
  }

  private static Map<String, Object> tree(InstanceStatus status) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("healthy", status.healthy());
    tree.put("firstBroken", status.firstBroken().map(Hop::name).orElse(null));
    tree.put("hops", status.hops());
    return tree;
  }
}
