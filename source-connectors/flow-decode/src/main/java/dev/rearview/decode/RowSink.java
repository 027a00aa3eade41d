package dev.rearview.decode;

import java.io.IOException;

/** Takes rows in the order of the datagrams. */
interface RowSink {
  /**
   * Takes one row; it is valid during the call only.
   *
   * @throws IOException if it cannot be written
   */
  void accept(Row row) throws IOException;

  /**
   * Takes the end.
   *
   * @throws IOException if something cannot be written
   */
  default void end() throws IOException {}
}
