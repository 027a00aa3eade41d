package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;
import java.util.List;

/**
 * A known structure: its name and its fields in wire order.
 *
 * @param name as in the specification
 * @param rule what fills columns from it
 * @param fields in wire order
 * @param leastBytes none is shorter
 * @param isFixed whether all are that long
 */
record StructureLayout(
    String name, ColumnRule rule, List<StructureField> fields, int leastBytes, boolean isFixed) {

  /** A structure with these fields. */
  static StructureLayout of(String name, ColumnRule rule, List<StructureField> fields) {
    int bytes = 0;
    boolean fixed = true;
    for (StructureField field : fields) {
      bytes += field.form().leastBytes();
      fixed &= field.form().isFixed();
    }
    return new StructureLayout(name, rule, List.copyOf(fields), bytes, fixed);
  }

  /** Bytes that the fields take from the cursor on, or {@link FieldForm#DOES_NOT_FIT}. */
  int lengthAt(WireCursor at) {
    if (isFixed) {
      return at.has(leastBytes) ? leastBytes : FieldForm.DOES_NOT_FIT;
    }
    int ahead = 0;
    for (int i = 0; i < fields.size(); i++) {
      int length = fields.get(i).form().lengthAt(at, ahead);
      if (length == FieldForm.DOES_NOT_FIT) {
        return FieldForm.DOES_NOT_FIT;
      }
      ahead += length;
    }
    return ahead;
  }

  /** Gives the text of each field that has no column, up to one that does not fit. */
  void putTexts(WireCursor body, StructureTexts into) {
    int ahead = 0;
    for (StructureField field : fields) {
      int length = field.form().lengthAt(body, ahead);
      if (length == FieldForm.DOES_NOT_FIT) {
        return;
      }
      if (!field.hasColumn()) {
        into.put(name, field.name(), FieldText.of(field.form(), body, ahead, length));
      }
      ahead += length;
    }
  }
}
