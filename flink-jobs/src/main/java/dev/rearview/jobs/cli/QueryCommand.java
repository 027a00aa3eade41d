package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.gateway.Query;
import dev.rearview.jobs.gateway.ResultFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview query}: one statement, its answer, done. */
@Command(
    name = "query",
    description = "Answer one SQL statement.",
    footer = {
      "",
      "Tables: flows (the history; with --stream it goes on with what is received), flows_now (all",
      "that was received by now), flows_live (the journal: what was received just now),",
      "exporters, problems, templates, interfaces, counters and others: SHOW TABLES.",
      "Times are UTC. Without SQL and without -f the statement is read from standard input.",
      "",
      "  rearview query \"SELECT COUNT(*) FROM flows\"",
      "  rearview query --format csv -f top-talkers.sql > top-talkers.csv",
      "  rearview query --stream \"SELECT src_ip, dst_ip, octets FROM flows_live\""
    })
final class QueryCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 64 * 1024;

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "One SQL statement.")
  private String sql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the statement from this file.")
  private Path file;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, csv or json: one object a line (default: ${DEFAULT-VALUE}).")
  private ResultFormat format;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after N rows.")
  private Long limit;

  @Option(
      names = "--stream",
      description = "Run as a stream: print rows as they come, until Ctrl-C ends the query.")
  private boolean stream;

  @ParentCommand private Rearview parent;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is at least 1: " + limit);
    }
    Query query = new Query(statement(), format, limit == null ? 0 : limit, stream);
    StandardOutput standardOutput = new StandardOutput();
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(standardOutput, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    query.run(parent.instance(), out);
    out.flush();
    standardOutput.check();
    return 0;
  }

  private String statement() {
    if (sql != null && file != null) {
      throw new ParameterException(spec.commandLine(), "Give SQL or -f FILE, not both.");
    }
    if (sql != null) {
      return sql;
    }
    try {
      return file != null
          ? Files.readString(file)
          : new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RearviewException("cannot read the query from " + file + ": " + e.getMessage(), e);
    }
  }
}
