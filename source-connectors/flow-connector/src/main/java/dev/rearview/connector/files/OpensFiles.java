package dev.rearview.connector.files;

import java.io.IOException;
import java.io.Serializable;

/**
 * Opens files at their beginning; opened again, they give the same records.
 *
 * @param <T> the record
 */
@FunctionalInterface
public interface OpensFiles<T> extends Serializable {
  /**
   * Opens them.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  FileCursor<T> open() throws IOException;
}
