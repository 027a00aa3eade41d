package dev.rearview.jobs.bench;

/** What can be measured. */
public enum Benchmark {
  DECODE,
  COLLECT,
  ARCHIVE,
  ENRICH
}
