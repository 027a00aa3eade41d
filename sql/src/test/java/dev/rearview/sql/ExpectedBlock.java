package dev.rearview.sql;

import dev.rearview.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The expected answer in a recipe's file. */
final class ExpectedBlock {
  private static final String TITLE = "-- Expected:";

  private ExpectedBlock() {}

  /** Puts an answer in place of the one that the file has, the columns' names first. */
  static void write(Recipe recipe, List<List<String>> answer) throws IOException {
    Path file = Path.of("recipes", recipe.name() + ".sql");
    List<String> lines = new ArrayList<>();
    boolean written = false;
    boolean skipping = false;
    for (String line : Files.readAllLines(file)) {
      skipping = skipping && line.startsWith("--   ");
      if (line.equals(TITLE)) {
        skipping = true;
      } else if (!skipping) {
        if (!written && !line.startsWith("--")) {
          lines.add(TITLE);
          answer.forEach(row -> lines.add("--   " + String.join(" | ", row)));
          written = true;
        }
        lines.add(line);
      }
    }
    Files.write(file, lines);
  }
}
