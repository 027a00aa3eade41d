package dev.rearview.architecture.offenders.state;

/** Breaks: no static mutable state. */
final class Counts {
  static int instances;

  Counts() {
    instances++;
  }
}
