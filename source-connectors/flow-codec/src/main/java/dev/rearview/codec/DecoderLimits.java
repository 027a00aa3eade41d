package dev.rearview.codec;

/**
 * Bounds on what a decoder remembers, so that no sender can exhaust memory.
 *
 * @param maxExporters pairs of exporter address and observation domain whose sequence and counts
 *     are kept; flows of further ones are decoded all the same
 */
public record DecoderLimits(int maxExporters) {
  private static final DecoderLimits DEFAULTS = new DecoderLimits(4096);

  /** Checks the bounds. */
  public DecoderLimits {
    if (maxExporters < 1) {
      throw new IllegalArgumentException(
          "decoder limits: maxExporters is " + maxExporters + ", must be at least 1");
    }
  }

  /** 4096 exporters. */
  public static DecoderLimits defaults() {
    return DEFAULTS;
  }
}
