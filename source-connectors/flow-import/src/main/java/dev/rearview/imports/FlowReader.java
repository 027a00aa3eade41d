package dev.rearview.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;

/** The flows of one file, in its order. Used by one thread. */
public interface FlowReader extends Closeable {
  /**
   * Reads the next flow into {@code into}, which is cleared before.
   *
   * @return false at the end of the file
   * @throws ImportException if what stands there is no flow
   */
  boolean next(ImportedFlow into) throws IOException;

  /** How much of the file was read so far, from 0 to 1; a guess where another tool reads it. */
  double partRead();

  /** Names of what the file has and Rearview has no column for, as met so far, in order. */
  Set<String> unknownColumns();
}
