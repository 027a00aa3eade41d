package dev.rearview.jobs.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a statement only reads, told by its first word. */
public enum StatementKind {
  /** Leaves the session as it was. */
  READS,
  /** May change the session or write somewhere. */
  WRITES;

  private static final Pattern FIRST_WORD =
      Pattern.compile("(?:\\s|\\(|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*(\\w*)", Pattern.DOTALL);

  private static final Set<String> READING =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "EXPLAIN", "SHOW", "DESCRIBE", "DESC");

  /** The kind of {@code statement}; {@link #WRITES} where in doubt. */
  public static StatementKind of(String statement) {
    Matcher matcher = FIRST_WORD.matcher(statement);
    boolean reads =
        matcher.lookingAt() && READING.contains(matcher.group(1).toUpperCase(Locale.ROOT));
    return reads ? READS : WRITES;
  }
}
