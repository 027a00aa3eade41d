package dev.rearview.udf.site.categorise;

import dev.rearview.udf.prefix.IpSet;
import dev.rearview.udf.site.sensorconf.Decider;
import dev.rearview.udf.site.sensorconf.Side;
import dev.rearview.udf.site.sensorconf.ValueKind;
import java.util.BitSet;

/** Whether an end of a flow is in a network. */
final class NetworkTest {
  private final boolean byInterface;
  private final boolean vlan;
  private final boolean complement;
  private final BitSet interfaces;
  private final IpSet addresses;

  /**
   * @param vlan whether interfaces are VLAN ids: a matter of the flow's probe
   */
  NetworkTest(Decider decider, boolean vlan) {
    byInterface = decider.kind() == ValueKind.INTERFACE;
    this.vlan = vlan;
    complement = decider.complement();
    interfaces = decider.interfaces();
    addresses = decider.addresses();
  }

  boolean has(Flow flow, Side side) {
    boolean source = side == Side.SOURCE;
    if (byInterface) {
      int number =
          vlan ? source ? flow.vlan : flow.postVlan : source ? flow.inInterface : flow.outInterface;
      return interfaces.get(number) != complement;
    }
    return complement
        != (source
            ? addresses.contains(flow.sourceHigh, flow.sourceLow)
            : addresses.contains(flow.destinationHigh, flow.destinationLow));
  }
}
