package dev.rearview.jobs.cli;

import dev.rearview.jobs.gateway.SqlClient;
import dev.rearview.jobs.settings.Distribution;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

/** {@code rearview sql}: Flink's SQL client on the terminal. */
@Command(
    name = "sql",
    description = {
      "Open Flink's SQL client, with every table and view registered.",
      "Arguments are passed on to it, as -f FILE to run a script. QUIT; leaves it."
    })
final class SqlCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments;

  @ParentCommand private Rearview parent;

  @Override
  public Integer call() {
    return new SqlClient(parent.instance(), Distribution.current())
        .run(arguments == null ? List.of() : arguments);
  }
}
