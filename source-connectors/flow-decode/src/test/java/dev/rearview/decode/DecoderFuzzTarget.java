package dev.rearview.decode;

/** What Jazzer calls with each of its inputs; see {@link DatagramSequence} for their form. */
public final class DecoderFuzzTarget {
  private DecoderFuzzTarget() {}

  /** Fails on whatever {@link SequenceCheck} does not allow. */
  public static void fuzzerTestOneInput(byte[] input) {
    SequenceCheck.check(DatagramSequence.parse(input));
  }
}
