package dev.rearview.connector.reader;

import dev.rearview.codec.record.FlowField;

/** Where in a {@link FlowRow} each column of a layout lies. */
final class FlowRowColumns {
  /** How a column is held. */
  enum Form {
    /** One long: an INT, a BIGINT or milliseconds since 1970. */
    NUMBER,
    /** A MAC address in the low bits of one long. */
    MAC,
    /** Two longs, the upper half of an address first. */
    ADDRESS,
    /** An object: StringData or MapData. */
    OBJECT
  }

  private final Form[] forms;
  private final int[] slots;
  private final int numbers;
  private final int objects;

  FlowRowColumns(FlowRowLayout layout) {
    int arity = layout.arity();
    if (arity > Long.SIZE) {
      throw new IllegalArgumentException("A flow row has " + arity + " columns, at most 64");
    }
    forms = new Form[arity];
    slots = new int[arity];
    int column = 0;
    for (FlowField field : layout.fields()) {
      forms[column++] = form(field);
    }
    for (FlowMetadata metadata : layout.metadata()) {
      forms[column++] = isText(metadata) ? Form.OBJECT : Form.NUMBER;
    }
    int numbersSoFar = 0;
    int objectsSoFar = 0;
    for (int c = 0; c < arity; c++) {
      slots[c] = forms[c] == Form.OBJECT ? objectsSoFar : numbersSoFar;
      objectsSoFar += forms[c] == Form.OBJECT ? 1 : 0;
      numbersSoFar += longs(forms[c]);
    }
    numbers = numbersSoFar;
    objects = objectsSoFar;
  }

  private static Form form(FlowField field) {
    return switch (field.type()) {
      case INT, LONG, TIME -> Form.NUMBER;
      case MAC -> Form.MAC;
      case ADDRESS -> Form.ADDRESS;
      case TEXT, MAP, COUNTS -> Form.OBJECT;
    };
  }

  private static boolean isText(FlowMetadata metadata) {
    return metadata == FlowMetadata.PARTITION || metadata == FlowMetadata.JOURNAL;
  }

  private static int longs(Form form) {
    return switch (form) {
      case NUMBER, MAC -> 1;
      case ADDRESS -> 2;
      case OBJECT -> 0;
    };
  }

  int arity() {
    return forms.length;
  }

  Form form(int column) {
    return forms[column];
  }

  /** Index of the column's first long, or of its object. */
  int slot(int column) {
    return slots[column];
  }

  /** Longs in a row. */
  int numbers() {
    return numbers;
  }

  /** Objects in a row. */
  int objects() {
    return objects;
  }
}
