package dev.rearview.architecture.offenders.imports;

import dev.rearview.architecture.offenders.collector.Decodes;

/** Breaks: imports know the columns of flows, and nothing else of ours. */
final class KnowsTheCollector {
  Decodes collector() {
    return new Decodes();
  }
}
