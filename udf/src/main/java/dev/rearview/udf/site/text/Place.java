package dev.rearview.udf.site.text;

import java.nio.file.Path;

/**
 * Where something stands.
 *
 * @param file the file, as it was named
 * @param line its line, from 1
 */
public record Place(Path file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
