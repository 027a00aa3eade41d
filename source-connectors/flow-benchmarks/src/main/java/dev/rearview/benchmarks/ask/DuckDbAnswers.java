package dev.rearview.benchmarks.ask;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks DuckDB, in a process of its own, so that its CPU time is DuckDB's.
 *
 * <p>Reads statements, a line each, and answers each with a line {@code wallNanos cpuNanos}, then a
 * line a row, its values separated by tabs and NULL an empty text, and an empty line. A statement
 * that fails ends the process.
 */
public final class DuckDbAnswers {
  private final Statement statement;
  private final PrintStream out;

  private DuckDbAnswers(Statement statement, PrintStream out) {
    this.statement = statement;
    this.out = out;
  }

  /** No arguments. */
  public static void main(String[] arguments) throws IOException, SQLException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      DuckDbAnswers answers = new DuckDbAnswers(statement, out);
      for (String sql = in.readLine(); sql != null; sql = in.readLine()) {
        answers.answer(sql);
      }
    }
  }

  private void answer(String sql) throws SQLException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long startNanos = System.nanoTime();
    long startCpuNanos = system.getProcessCpuTime();
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          String value = result.getString(column);
          values.add(value == null ? "" : value);
        }
        rows.add(String.join("\t", values));
      }
    }
    long cpuNanos = system.getProcessCpuTime() - startCpuNanos;
    out.println((System.nanoTime() - startNanos) + " " + cpuNanos);
    rows.forEach(out::println);
    out.println();
    out.flush();
  }
}
