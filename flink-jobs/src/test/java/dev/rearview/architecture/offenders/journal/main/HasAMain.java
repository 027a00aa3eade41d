package dev.rearview.architecture.offenders.journal.main;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks: the journal knows the JDK and the codec alone, and libraries have no main. */
final class HasAMain {
  private HasAMain() {}

  public static void main(String[] arguments) {
    new ObjectMapper().getFactory();
  }
}
