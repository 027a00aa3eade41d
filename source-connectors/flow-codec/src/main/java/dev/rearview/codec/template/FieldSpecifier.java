package dev.rearview.codec.template;

/**
 * A field of a template as it stands on the wire.
 *
 * @param pen private enterprise number, or 0
 * @param id element id without the enterprise bit, or NetFlow v9's field or scope type
 * @param lengthBytes length, or 65535 if each record tells it
 */
record FieldSpecifier(long pen, int id, int lengthBytes) {}
