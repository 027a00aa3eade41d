package dev.rearview.architecture.offenders.udf;

import dev.rearview.architecture.offenders.codec.Decoder;

/** Breaks: functions stand alone. Also stands for a function's class. */
public final class KnowsTheCodec {
  /** A decoder, which a function has no use for. */
  public Decoder decoder() {
    return new Decoder();
  }
}
