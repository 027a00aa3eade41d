package dev.rearview.architecture.offenders.collector;

import dev.rearview.architecture.offenders.codec.Decoder;

/** Breaks: the collector decodes nothing. Also stands for a collector's class. */
public final class Decodes {
  /** A decoder, which a collector has no use for. */
  public Decoder decoder() {
    return new Decoder();
  }
}
