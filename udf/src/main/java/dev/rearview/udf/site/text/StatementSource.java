package dev.rearview.udf.site.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The statements of a file, and of those that it includes, in their order. A relative path is that
 * from the directory of the file that has it.
 */
public final class StatementSource {
  private static final int MOST_NESTED = 8;

  private final Syntax syntax;
  private final Problems problems;
  private final Deque<Iterator<Statement>> open = new ArrayDeque<>();
  private final List<Path> files = new ArrayList<>();
  private Place last;

  /** Of the file; if it cannot be read, that is a problem, and there is no statement. */
  public StatementSource(Path file, Syntax syntax, Problems problems) {
    this.syntax = syntax;
    this.problems = problems;
    last = new Place(file, 1);
    open(file, last);
  }

  /** The next statement, or null at the end. */
  public Statement next() {
    while (!open.isEmpty()) {
      if (open.peek().hasNext()) {
        Statement statement = open.peek().next();
        last = statement.place();
        return statement;
      }
      open.pop();
    }
    return null;
  }

  /** Goes on with the statements of the file that an {@code include} names. */
  public void include(Statement include) {
    if (include.arguments().size() != 1 || !include.arguments().get(0).quoted()) {
      problems.error(include.place(), include.toString(), "include and one path in double quotes");
      return;
    }
    if (open.size() > MOST_NESTED) {
      problems.error(
          include.place(), include.toString(), "at most " + MOST_NESTED + " files in one another");
      return;
    }
    open(beside(include.place().file(), include.arguments().get(0).text()), include.place());
  }

  /** The path that a file names. */
  public static Path beside(Path file, String path) {
    return file.resolveSibling(path);
  }

  /** The files that were read, or could not be. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** Where the last statement stands. */
  public Place last() {
    return last;
  }

  private void open(Path file, Place place) {
    files.add(file);
    List<Statement> statements = new ArrayList<>();
    try {
      int line = 0;
      String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String text : content.split("\r?\n", -1)) {
        Place here = new Place(file, ++line);
        List<Word> words = new LineCutter(syntax, text, here, problems).words();
        if (!words.isEmpty()) {
          statements.add(
              new Statement(
                  here, words.get(0).text(), List.copyOf(words.subList(1, words.size()))));
        }
      }
    } catch (NoSuchFileException e) {
      problems.error(place, "no file " + file, "a file that can be read");
    } catch (IOException e) {
      problems.error(place, "a file that fails (" + e + ")", "a file that can be read");
    }
    open.push(statements.iterator());
  }
}
