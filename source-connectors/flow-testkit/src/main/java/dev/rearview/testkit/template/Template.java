package dev.rearview.testkit.template;

import java.util.ArrayList;
import java.util.List;

/**
 * A template, or an options template if it has scope fields.
 *
 * @param id template id; from 256 on unless it is to be wrong
 * @param scope fields that say what a record is about; empty for a template of flows
 * @param fields all further fields
 */
public record Template(int id, List<TemplateField> scope, List<TemplateField> fields) {
  /** Copies the lists. */
  public Template {
    scope = List.copyOf(scope);
    fields = List.copyOf(fields);
  }

  /** A template of flows. */
  public static Template of(int id, TemplateField... fields) {
    return new Template(id, List.of(), List.of(fields));
  }

  /** A template of flows whose fields are given as id, length, id, length, …. */
  public static Template of(int id, int... idsAndLengths) {
    return new Template(id, List.of(), pairs(idsAndLengths));
  }

  /** An options template. */
  public static Template options(int id, List<TemplateField> scope, TemplateField... fields) {
    return new Template(id, scope, List.of(fields));
  }

  /** The same fields under another id. */
  public Template withId(int otherId) {
    return new Template(otherId, scope, fields);
  }

  /** Scope fields and the others, in wire order. */
  public List<TemplateField> allFields() {
    List<TemplateField> all = new ArrayList<>(scope);
    all.addAll(fields);
    return all;
  }

  /**
   * A data record of this template, one value a field.
   *
   * @param values numbers (written in the field's length, its upper bytes cut off), texts (UTF-8,
   *     filled up with zeros), or bytes as they are; see {@link Values}. A variable field gets its
   *     length in front, in one byte if it fits.
   * @throws IllegalArgumentException if there are not as many values as fields, or a text or bytes
   *     have not the length of their field
   */
  public byte[] record(Object... values) {
    List<TemplateField> all = allFields();
    if (values.length != all.size()) {
      throw new IllegalArgumentException(
          "template " + id + " has " + all.size() + " fields, got " + values.length + " values");
    }
    byte[][] parts = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      parts[i] = encode(all.get(i), values[i]);
    }
    return Values.concat(parts);
  }

  private static byte[] encode(TemplateField field, Object value) {
    if (field.isVariable()) {
      byte[] bytes = value instanceof String text ? Values.text(text) : (byte[]) value;
      return Values.variable(bytes);
    }
    byte[] bytes = fixed(field.length(), value);
    if (bytes.length != field.length()) {
      throw new IllegalArgumentException(
          field + " takes " + field.length() + " bytes, got " + bytes.length);
    }
    return bytes;
  }

  private static byte[] fixed(int length, Object value) {
    if (value instanceof Number number) {
      return Values.number(number.longValue(), length);
    }
    return value instanceof String text ? Values.text(text, length) : (byte[]) value;
  }

  private static List<TemplateField> pairs(int... idsAndLengths) {
    List<TemplateField> fields = new ArrayList<>();
    for (int i = 0; i < idsAndLengths.length; i += 2) {
      fields.add(TemplateField.of(idsAndLengths[i], idsAndLengths[i + 1]));
    }
    return fields;
  }
}
