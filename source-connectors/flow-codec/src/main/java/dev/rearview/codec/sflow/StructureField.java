package dev.rearview.codec.sflow;

/**
 * A field of a structure.
 *
 * @param name as in the specification
 * @param form how it stands on the wire
 * @param hasColumn whether a column of its own holds the value
 */
record StructureField(String name, FieldForm form, boolean hasColumn) {}
