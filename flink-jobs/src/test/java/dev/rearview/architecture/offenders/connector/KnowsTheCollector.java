package dev.rearview.architecture.offenders.connector;

import dev.rearview.architecture.offenders.collector.Decodes;

/** Breaks: the connector reaches the collector by name only. */
final class KnowsTheCollector {
  Decodes collector() {
    return new Decodes();
  }
}
