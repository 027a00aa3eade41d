package dev.rearview.jobs.cluster;

/** Takes the one line that matters out of a Java stack trace printed by somebody else. */
public final class StackText {

  private static final String CAUSE = "Caused by: ";

  private StackText() {}

  /** The innermost cause: exception and message, without frames. */
  public static String rootCause(String stackTrace) {
    String root = stackTrace.lines().findFirst().orElse("no reason given");
    for (String line : stackTrace.lines().toList()) {
      if (line.strip().startsWith(CAUSE)) {
        root = line.strip().substring(CAUSE.length());
      }
    }
    return root;
  }
}
