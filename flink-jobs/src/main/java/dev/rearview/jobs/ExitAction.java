package dev.rearview.jobs;

/**
 * Something that has to be done even if the process is told to end, as by Ctrl-C, before this is
 * closed. Closing does not do it, and may come while the process is ending.
 */
public final class ExitAction implements AutoCloseable {
  private final Thread hook;

  /** From now on until it is closed, {@code action} is run when the process ends. */
  public ExitAction(String name, Runnable action) {
    this.hook = new Thread(action, name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the action runs anyway.
      return;
    }
  }
}
