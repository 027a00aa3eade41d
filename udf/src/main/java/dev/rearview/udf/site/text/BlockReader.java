package dev.rearview.udf.site.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts statements together to blocks: {@code probe … end probe}. An end that is missing is one
 * problem, not one for each statement after it.
 */
public final class BlockReader {
  private static final String END = "end";

  private final StatementSource source;
  private final Set<String> kinds;
  private final Problems problems;
  private Statement ahead;

  /**
   * @param kinds keywords that begin a block
   */
  public BlockReader(StatementSource source, Set<String> kinds, Problems problems) {
    this.source = source;
    this.kinds = kinds;
    this.problems = problems;
  }

  /** The next block or single statement; null at the end. Files that are included come in place. */
  public Block next() {
    Statement statement = ahead != null ? ahead : source.next();
    ahead = null;
    while (statement != null) {
      if (statement.keyword().equals("include")) {
        source.include(statement);
      } else if (statement.keyword().equals(END)) {
        problems.error(statement.place(), statement.toString(), "a block to end");
      } else {
        return new Block(
            statement, kinds.contains(statement.keyword()) ? body(statement) : List.of());
      }
      statement = source.next();
    }
    return null;
  }

  private List<Statement> body(Statement head) {
    String end = "'" + END + " " + head.keyword() + "'";
    List<Statement> body = new ArrayList<>();
    for (Statement next = source.next(); next != null; next = source.next()) {
      if (next.keyword().equals(END)) {
        if (!next.texts().equals(List.of(head.keyword()))) {
          problems.error(next.place(), next.toString(), end);
        }
        return body;
      }
      if (kinds.contains(next.keyword())) {
        problems.error(next.place(), next.toString(), end);
        ahead = next;
        return body;
      }
      body.add(next);
    }
    problems.error(
        source.last(),
        "the end of the file",
        end + " for " + head + " in line " + head.place().line());
    return body;
  }
}
