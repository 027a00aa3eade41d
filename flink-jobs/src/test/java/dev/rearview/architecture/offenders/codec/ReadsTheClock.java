package dev.rearview.architecture.offenders.codec;

/** Breaks: the codec has no clock. */
final class ReadsTheClock {
  long now() {
    return System.currentTimeMillis();
  }
}
