package dev.rearview.jobs.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what matters in the stack trace that Flink answers an error with: one line, and the list
 * that it announces if it ends with a colon.
 *
 * <p>Flink sends the whole trace as text. The last cause says what happened; for a mistake in a
 * statement the cause before it also knows the place.
 */
public final class RootCause {
  private static final Pattern FRAME =
      Pattern.compile("\\t+at .+|\\s*at \\S+\\(.*\\)|\\s*\\.\\.\\. \\d+ more");
  private static final Pattern CAUSE = Pattern.compile("Caused by: ([\\w.$]+)(?:: (.*))?");
  private static final Pattern RANGE =
      Pattern.compile("From line (\\d+), column (\\d+) to line \\d+, column \\d+: ");
  private static final Pattern PLACE = Pattern.compile("\\bat line (\\d+), column (\\d+)");
  private static final Pattern STAGE = Pattern.compile("^SQL (parse|validation) failed\\. ");
  private static final Pattern OPTIONS =
      Pattern.compile("Unsupported options:\\s+(.*?)\\s+Supported options:.*", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("/[^:\\n]+: .");
  private static final int MOST_LINES = 30;
  private static final String END = "End of exception on server side>";

  /** Exceptions whose message stands by itself, beside all of Flink's and Calcite's. */
  private static final Set<String> PLAIN =
      Set.of("java.lang.IllegalArgumentException", "java.lang.RuntimeException");

  private RootCause() {}

  /**
   * The root cause as one line; as at most 30 if the first one ends with a colon and so announces
   * the others.
   *
   * @param trace a stack trace as text, or any other text, which is then shortened to its first
   *     line
   * @return for example {@code Column 'foo' not found in any table (line 1, column 8)}
   */
  public static String of(String trace) {
    List<Cause> causes = causes(trace);
    if (causes.isEmpty()) {
      return firstLine(trace);
    }
    Cause last = causes.get(causes.size() - 1);
    String place = place(causes);
    String message = unsupportedOptions(last.message());
    String text = firstLine(message);
    String placeless = RANGE.matcher(PLACE.matcher(text).replaceAll("")).replaceAll("");
    placeless = STAGE.matcher(placeless).replaceFirst("");
    String named = last.named() ? placeless : last.simpleName() + ": " + placeless;
    String placed = place.isEmpty() ? named : withoutFullStop(named) + " (" + place + ")";
    return text.endsWith(":") ? placed + announced(message) : placed;
  }

  /** The lines after the first, each with its line break; blank ones are left out. */
  private static String announced(String message) {
    List<String> lines = message.strip().lines().skip(1).filter(line -> !line.isBlank()).toList();
    StringBuilder text = new StringBuilder();
    boolean all = lines.size() < MOST_LINES;
    int shown = all ? lines.size() : MOST_LINES - 2;
    lines.subList(0, shown).forEach(line -> text.append('\n').append(line.stripTrailing()));
    if (!all) {
      text.append("\n... and ").append(lines.size() - shown).append(" more lines");
    }
    return text.toString();
  }

  private static String withoutFullStop(String text) {
    String stripped = text.strip();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1).strip() : stripped;
  }

  private static String place(List<Cause> causes) {
    for (Cause cause : causes) {
      Matcher range = RANGE.matcher(cause.message());
      if (range.find()) {
        return "line " + range.group(1) + ", column " + range.group(2);
      }
      Matcher at = PLACE.matcher(cause.message());
      if (at.find()) {
        return "line " + at.group(1) + ", column " + at.group(2);
      }
    }
    return "";
  }

  private static String unsupportedOptions(String message) {
    Matcher matcher = OPTIONS.matcher(message);
    if (!matcher.find()) {
      return message;
    }
    String names = matcher.group(1).replaceAll("\\s+", ", ");
    return message.substring(0, matcher.start()).strip() + " " + names;
  }

  private static String firstLine(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    return end < 0 ? stripped : stripped.substring(0, end).strip();
  }

  private static List<Cause> causes(String trace) {
    List<Cause> causes = new ArrayList<>();
    boolean within = false; // a message, which its first frame ends
    for (String line : trace.split("\n", -1)) {
      Matcher start = CAUSE.matcher(line);
      if (start.matches()) {
        String message = start.group(2) == null ? "" : start.group(2);
        causes.add(new Cause(start.group(1), message));
        within = true;
      } else if (FRAME.matcher(line).matches() || line.equals(END)) {
        within = false;
      } else if (within) {
        int index = causes.size() - 1;
        Cause open = causes.get(index);
        causes.set(index, new Cause(open.exception(), open.message() + "\n" + line));
      }
    }
    return causes;
  }

  private record Cause(String exception, String message) {
    /** Whether the message says enough without the name of the exception. */
    boolean named() {
      return !message.isBlank()
          && (PLAIN.contains(exception)
              || namesFile()
              || exception.startsWith("org.apache.flink.")
              || exception.startsWith("org.apache.calcite.")
              || exception.startsWith("dev.rearview."));
    }

    /** Whether the message begins with the file that it is about, as those of the readers do. */
    private boolean namesFile() {
      return exception.equals("java.io.IOException") && FILE.matcher(message).lookingAt();
    }

    String simpleName() {
      return exception.substring(exception.lastIndexOf('.') + 1);
    }
  }
}
