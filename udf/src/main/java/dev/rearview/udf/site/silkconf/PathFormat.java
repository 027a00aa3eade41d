package dev.rearview.udf.site.silkconf;

import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;

/** Where SiLK puts its files, with conversions as {@code %T}: checked, and otherwise not used. */
final class PathFormat {
  static final String DEFAULT = "%T/%Y/%m/%d/%x";

  private static final String CONVERSIONS = "CTFfNnYmdHx%";
  private static final String FILE = "/%x";

  private PathFormat() {}

  static String read(Statement statement, String before, Problems problems) {
    if (statement.arguments().size() != 1) {
      problems.error(statement.place(), statement.toString(), "path-format and one format");
      return before;
    }
    String format = statement.texts().get(0);
    for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 2)) {
      if (i + 1 == format.length() || CONVERSIONS.indexOf(format.charAt(i + 1)) < 0) {
        problems.error(
            statement.place(),
            "'" + format.substring(i, Math.min(i + 2, format.length())) + "' in the path format",
            "%C, %T, %F, %f, %N, %n, %Y, %m, %d, %H, %x or %%");
        return before;
      }
    }
    if (!format.endsWith(FILE)) {
      problems.error(statement.place(), statement.toString(), "a format that ends with " + FILE);
      return before;
    }
    return format;
  }
}
