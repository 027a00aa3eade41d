package dev.rearview.architecture.offenders.jobs;

import dev.rearview.architecture.offenders.codec.Decoder;

/** Breaks: jobs reach sources by name only. */
final class KnowsTheCodec {
  Decoder decoder() {
    return new Decoder();
  }
}
