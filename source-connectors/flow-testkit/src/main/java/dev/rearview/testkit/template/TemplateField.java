package dev.rearview.testkit.template;

/**
 * A field of a template.
 *
 * @param pen private enterprise number; 0 for an element of IANA or of NetFlow v9
 * @param id element number without the enterprise bit; in a v9 scope the scope type
 * @param length bytes of a value, or {@link #VARIABLE}
 */
public record TemplateField(long pen, int id, int length) {
  /** The length that says: each value carries its own (RFC 7011 section 7). */
  public static final int VARIABLE = 65_535;

  /** Enterprise number of the reverse elements of RFC 5103. */
  public static final long REVERSE_PEN = 29_305;

  /** A field of {@code length} bytes. */
  public static TemplateField of(int id, int length) {
    return new TemplateField(0, id, length);
  }

  /** A field of an enterprise. */
  public static TemplateField enterprise(long pen, int id, int length) {
    return new TemplateField(pen, id, length);
  }

  /** The same element of the other direction (RFC 5103). */
  public static TemplateField reverse(int id, int length) {
    return new TemplateField(REVERSE_PEN, id, length);
  }

  /** A field of variable length. */
  public static TemplateField variable(int id) {
    return new TemplateField(0, id, VARIABLE);
  }

  /** Whether each value carries its own length. */
  public boolean isVariable() {
    return length == VARIABLE;
  }
}
