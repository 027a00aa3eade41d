package dev.rearview.udf.scan;

/**
 * What a model says of a source.
 *
 * @param probability of a scan by regression; the likelihood ratio by the random walk; 0 if none
 */
record Verdict(Kind kind, Model by, double probability) {
  /** The classes that rwscan knows. */
  enum Kind {
    SCAN,
    BENIGN,
    BACKSCATTER,
    FLOOD,
    UNKNOWN
  }

  /** The models, by rwscan's names. */
  enum Model {
    TRW,
    BLR
  }
}
