package dev.rearview.codec.netflow5;

import dev.rearview.codec.plan.Scratch;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of NetFlow v7 that have no column: {@code flags1}, {@code flags2} and {@code
 * router_sc}. A switch sends the same three for long, so the map is kept until they change.
 */
final class NetFlow7Extra {
  static final long INPUTS =
      (1L << Scratch.V7_FLAGS1.slot())
          | (1L << Scratch.V7_FLAGS2.slot())
          | (1L << Scratch.V7_ROUTER_SC.slot());

  private final byte[] text = new byte[AddressText.MAX_LENGTH];
  private long flags1;
  private long flags2;
  private long routerSc;
  private Map<String, String> extra = null;

  Map<String, String> of(FlowRecord record) {
    long recordFlags1 = record.slot(Scratch.V7_FLAGS1.slot());
    long recordFlags2 = record.slot(Scratch.V7_FLAGS2.slot());
    long recordRouterSc = record.slot(Scratch.V7_ROUTER_SC.slot());
    if (extra == null
        || recordFlags1 != flags1
        || recordFlags2 != flags2
        || recordRouterSc != routerSc) {
      flags1 = recordFlags1;
      flags2 = recordFlags2;
      routerSc = recordRouterSc;
      int length = AddressText.write(true, 0, routerSc, text, 0);
      // In wire order: Map.of would give another order in each process.
      Map<String, String> inOrder = new LinkedHashMap<>();
      inOrder.put("flags1", Long.toString(flags1));
      inOrder.put("flags2", Long.toString(flags2));
      inOrder.put("router_sc", new String(text, 0, length, StandardCharsets.US_ASCII));
      extra = Collections.unmodifiableMap(inOrder);
    }
    return extra;
  }
}
