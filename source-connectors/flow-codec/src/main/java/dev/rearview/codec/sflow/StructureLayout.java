package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;
import java.util.List;

/**
 * A known structure: its name and its fields in wire order.
 *
 * @param name as in the specification
 * @param rule what fills columns from it
 * @param fields in wire order
 * @param fixedBytes length of every such structure, or {@link #VARIABLE}
 */
record StructureLayout(String name, ColumnRule rule, List<StructureField> fields, int fixedBytes) {
  /** The length of a structure whose instances differ in length. */
  static final int VARIABLE = -1;

  /** A structure with these fields. */
  static StructureLayout of(String name, ColumnRule rule, List<StructureField> fields) {
    int bytes = 0;
    for (StructureField field : fields) {
      if (field.form().fixedBytes() == 0) {
        return new StructureLayout(name, rule, List.copyOf(fields), VARIABLE);
      }
      bytes += field.form().fixedBytes();
    }
    return new StructureLayout(name, rule, List.copyOf(fields), bytes);
  }

  /** Bytes that the fields take from the cursor on, or {@link FieldForm#DOES_NOT_FIT}. */
  int lengthAt(WireCursor at) {
    if (fixedBytes != VARIABLE) {
      return at.has(fixedBytes) ? fixedBytes : FieldForm.DOES_NOT_FIT;
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
