package dev.rearview.imports;

/** Puts the text of one column into a flow. */
@FunctionalInterface
interface CellReader {
  /**
   * Reads a value that is not absent.
   *
   * @throws UnexpectedValueException if it is none of the column
   */
  void read(String text, ImportedFlow into) throws UnexpectedValueException;
}
