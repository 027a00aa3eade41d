package dev.rearview.collector.listen;

import java.util.List;

/** A file of listeners cannot be used; holds every mistake in it, a line each. */
public final class ListenersException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> mistakes;

  /** With what is wrong: file, line, what was found and what was expected. */
  public ListenersException(List<String> mistakes) {
    super(String.join("; ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** What is wrong, a line each. */
  public List<String> mistakes() {
    return mistakes;
  }
}
