package dev.rearview.codec.sflow;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.wire.WireCursor;

/**
 * Fills columns from extended_gateway. The destination AS is the last one of the path; an empty
 * path leaves it NULL, because then the destination is in the exporter's own AS, or unknown.
 */
final class GatewayColumns {
  private static final int WORD = FieldForm.WORD_BYTES;

  private final FlowColumns columns;

  GatewayColumns(FlowColumns columns) {
    this.columns = columns;
  }

  /** Reads the structure; false if it ends before its fields do. */
  boolean read(ColumnRule rule, WireCursor body) {
    int start = 0;
    if (rule == ColumnRule.GATEWAY) {
      start = columns.setAddress(FlowField.BGP_NEXT_HOP_IP, body, 0);
    }
    if (start == FieldForm.DOES_NOT_FIT || !body.has(start + 3 * WORD)) {
      return false;
    }
    columns.set(FlowField.SRC_AS, body.u32At(start + WORD));
    int path = start + 3 * WORD;
    FieldForm form = rule == ColumnRule.GATEWAY_2 ? FieldForm.NUMBERS : FieldForm.AS_PATH;
    int pathBytes = form.lengthAt(body, path);
    if (pathBytes == FieldForm.DOES_NOT_FIT) {
      return false;
    }
    setDestination(rule, body, path, pathBytes);
    if (rule == ColumnRule.GATEWAY_2) {
      return true;
    }
    int communities = FieldForm.NUMBERS.lengthAt(body, path + pathBytes);
    return communities != FieldForm.DOES_NOT_FIT && body.has(path + pathBytes + communities + WORD);
  }

  private void setDestination(ColumnRule rule, WireCursor body, int path, int pathBytes) {
    if (rule == ColumnRule.GATEWAY_2) {
      if (pathBytes > WORD) {
        columns.set(FlowField.DST_AS, body.u32At(path + pathBytes - WORD));
      }
      return;
    }
    int last = -1;
    int ahead = path + WORD;
    while (ahead < path + pathBytes) {
      int numbers = (int) body.u32At(ahead + WORD);
      ahead += (2 + numbers) * WORD;
      last = numbers > 0 ? ahead - WORD : last;
    }
    if (last > 0) {
      columns.set(FlowField.DST_AS, body.u32At(last));
    }
  }
}
