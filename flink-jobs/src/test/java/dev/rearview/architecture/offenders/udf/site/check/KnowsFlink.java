package dev.rearview.architecture.offenders.udf.site.check;

import dev.rearview.architecture.offenders.udf.site.sql.Function;

/** Breaks: the check of a site needs no Flink. */
public final class KnowsFlink {
  /** What is not on the command line's class path. */
  public Function function() {
    return new Function();
  }
}
