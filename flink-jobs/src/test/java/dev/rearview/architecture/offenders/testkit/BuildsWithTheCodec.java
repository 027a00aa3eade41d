package dev.rearview.architecture.offenders.testkit;

import dev.rearview.architecture.offenders.codec.Decoder;

/** Breaks: the test kit shares nothing with what it tests. */
final class BuildsWithTheCodec {
  Decoder decoder() {
    return new Decoder();
  }
}
