package dev.rearview.udf.site.categorise;

import dev.rearview.udf.site.sensorconf.Discard;
import dev.rearview.udf.site.sensorconf.Side;

/** Whether a {@code discard-when} or {@code discard-unless} leaves a flow out. */
final class DiscardTest {
  private final boolean unless;
  private final boolean source;
  private final boolean destination;
  private final NetworkTest list;

  DiscardTest(Discard discard, boolean vlan) {
    unless = discard.unless();
    source = discard.sides().contains(Side.SOURCE);
    destination = discard.sides().contains(Side.DESTINATION);
    list = new NetworkTest(discard.list(), vlan);
  }

  boolean leavesOut(Flow flow) {
    boolean matches =
        (source && list.has(flow, Side.SOURCE))
            || (destination && list.has(flow, Side.DESTINATION));
    return matches != unless;
  }
}
