package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Categoriser;

/**
 * One version of a site: what sorts flows, and the flow that each thread is at. A new version has
 * new ones, so that no answer outlives the rules that it was made by. For several threads.
 */
final class SiteTable {
  private final Categoriser categoriser;
  private final ThreadLocal<RowFlow> flows;

  SiteTable(Categoriser categoriser) {
    this.categoriser = categoriser;
    flows = ThreadLocal.withInitial(() -> new RowFlow(categoriser));
  }

  Categoriser categoriser() {
    return categoriser;
  }

  /** That of the calling thread. */
  RowFlow flow() {
    return flows.get();
  }
}
