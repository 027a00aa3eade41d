package dev.rearview.jobs.bench;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks DuckDB about the archive's own files. */
final class DuckDbAsker implements Asker {
  private static final String MAIN = "dev.rearview.benchmarks.ask.DuckDbAnswers";
  private static final double NANOS = 1e9;

  private final String table;
  private final Process process;
  private final ExitAction ending;
  private final PrintWriter questions;
  private final BufferedReader answers;

  /** Asks about the files of an archive that other engines see. */
  DuckDbAsker(Path archive) {
    this.table = "read_parquet('" + archive + "/day=*/hour=*/*.parquet')";
    this.process = BenchJvm.start(MAIN);
    this.ending = new ExitAction("end-duckdb", process::destroy);
    this.questions =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public String name() {
    return "DuckDB";
  }

  @Override
  public Asked ask(Question question) {
    questions.println(question.duckDbSql(table));
    try {
      String[] nanos = line(question).split(" ", -1);
      List<List<String>> rows = new ArrayList<>();
      for (String row = line(question); !row.isEmpty(); row = line(question)) {
        rows.add(List.of(row.split("\t", -1)));
      }
      return new Asked(
          new Answer(rows), Long.parseLong(nanos[0]) / NANOS, Long.parseLong(nanos[1]) / NANOS, 0);
    } catch (IOException e) {
      throw new RearviewException("cannot read DuckDB's answer: " + e.getMessage(), e);
    }
  }

  private String line(Question question) throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new RearviewException("DuckDB has no answer to: " + question.duckDbSql(table));
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
    ending.close();
  }
}
