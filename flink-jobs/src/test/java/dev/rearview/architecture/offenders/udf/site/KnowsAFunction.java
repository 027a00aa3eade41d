package dev.rearview.architecture.offenders.udf.site;

import dev.rearview.architecture.offenders.udf.KnowsTheCodec;

/** Breaks: what a site says is a matter of the JDK alone. */
public final class KnowsAFunction {
  /** A function's class, which a site has no use for. */
  public KnowsTheCodec function() {
    return new KnowsTheCodec();
  }
}
