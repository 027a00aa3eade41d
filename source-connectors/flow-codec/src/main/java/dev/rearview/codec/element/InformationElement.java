package dev.rearview.codec.element;

/**
 * One element that exporters send, as its registry has it.
 *
 * @param pen private enterprise number; 0 for IANA's own and for NetFlow v9's
 * @param id element id, without the enterprise bit
 * @param name name in the registry, or {@code pen:id} of an element that is not known
 * @param type how its values read; octetArray of an element that is not known
 * @param target what it is for, or null if it has no column
 */
public record InformationElement(long pen, int id, String name, DataType type, Target target) {}
