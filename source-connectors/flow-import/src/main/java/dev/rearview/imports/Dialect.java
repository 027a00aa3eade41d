package dev.rearview.imports;

/** What the columns of a tool's delimited output are called, and how they are written. */
interface Dialect {
  /** For people, and the export protocol of flows that do not say theirs. */
  String name();

  /** The reader of a column, by its name in the first line; null if it has none here. */
  CellReader column(String name);

  /**
   * Sets what follows from several columns.
   *
   * @param reverse is filled with the packets that came back, if the line tells of both ways; else
   *     left as it is
   * @return whether {@code reverse} was filled
   * @throws UnexpectedValueException if what must be there is missing; completes "is not …"
   */
  boolean finish(ImportedFlow flow, ImportedFlow reverse) throws UnexpectedValueException;
}
