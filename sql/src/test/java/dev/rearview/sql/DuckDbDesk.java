package dev.rearview.sql;

import dev.rearview.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The archive and the reference files of a {@link Desk}, asked in DuckDB: a statement a recipe, in
 * {@code duckdb/NAME.sql}, and what they share in {@code macros.sql}. A line {@code -- Also:
 * --NAME=VALUE …} says with which parameters a question is asked beside those of the recipe's
 * example.
 */
final class DuckDbDesk implements AutoCloseable {
  private static final Path STATEMENTS = Path.of("src/test/resources/duckdb");
  private static final String ENDING = ".sql";
  private static final String MACROS = "macros";
  private static final String ALSO = "-- Also: ";

  private final Connection connection;

  /** Reads the files of a desk, and nothing else: no extension is fetched. */
  DuckDbDesk(Desk desk) throws Exception {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute(
          text(MACROS)
              .replace("${archive}", desk.archive().toString())
              .replace("${reference}", desk.reference().toString()));
    }
  }

  /** The names of the recipes that have a statement, in their order. */
  static List<String> statements() throws IOException {
    try (Stream<Path> files = Files.list(STATEMENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .filter(name -> !name.equals(MACROS))
          .sorted()
          .toList();
    }
  }

  /** The recipes that DuckDB cannot express, each with the reason. */
  static Map<String, String> notExpressed() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(STATEMENTS.resolve("not-expressed.txt"))) {
      String[] pair = line.split(" {2,}", 2);
      if (pair.length < 2 || reasons.put(pair[0], pair[1]) != null) {
        throw new IllegalArgumentException("expected NAME  REASON, each once, found " + line);
      }
    }
    return reasons;
  }

  /**
   * With which parameters a recipe's question is asked: its example, and what its statement says.
   */
  static List<Map<String, String>> questions(Recipe recipe) {
    List<Map<String, String>> questions = new ArrayList<>();
    questions.add(recipe.header().example());
    for (String line : text(recipe.name()).split("\n", -1)) {
      if (line.startsWith(ALSO)) {
        Map<String, String> parameters = new HashMap<>();
        for (String given : line.substring(ALSO.length()).split(" ", -1)) {
          String[] pair = given.replaceFirst("^--", "").split("=", 2);
          parameters.put(pair[0], pair[1]);
        }
        questions.add(parameters);
      }
    }
    return questions;
  }

  /** The statement's text, with the recipe's parameters in it. */
  static String text(String recipe) {
    return Room.text(STATEMENTS.resolve(recipe + ENDING));
  }

  /**
   * DuckDB's answer to a recipe's question: the names of the columns, and then the rows as text.
   */
  List<List<String>> answer(Recipe recipe, Map<String, String> parameters, Instant now)
      throws SQLException {
    String statement =
        new Recipe(recipe.name(), recipe.header(), text(recipe.name()), null)
            .statement(parameters, now);
    List<List<String>> answer = new ArrayList<>();
    try (Statement session = connection.createStatement();
        ResultSet result = session.executeQuery(statement)) {
      ResultSetMetaData columns = result.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i));
      }
      answer.add(names);
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          boolean time = columns.getColumnType(i) == Types.TIMESTAMP;
          row.add(
              Cells.text(time ? result.getObject(i, LocalDateTime.class) : result.getObject(i)));
        }
        answer.add(row);
      }
    }
    return answer;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
