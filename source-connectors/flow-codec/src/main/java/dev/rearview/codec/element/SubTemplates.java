package dev.rearview.codec.element;

/**
 * The templates that the lists of a record refer to (RFC 6313): those of its exporter and domain.
 */
@FunctionalInterface
public interface SubTemplates {
  /** Knows none: the records of such lists are shown as bytes. */
  SubTemplates NONE = id -> null;

  /** The template of that id, or null if it is not known. */
  Fields find(int id);

  /** The fields of a template, in wire order. */
  interface Fields {
    /** Stands for a length that each record tells (RFC 7011 section 7). */
    int VARIABLE = 0xffff;

    /** Number of fields. */
    int count();

    /** What the field is. */
    InformationElement element(int field);

    /** Length of the field in bytes, or {@link #VARIABLE}. */
    int lengthBytes(int field);
  }
}
