package dev.rearview.connector.archive.read;

import dev.rearview.archive.log.FileEntry;

/**
 * A file, or one of the equal parts that its row groups are dealt out in. How many row groups there
 * are is known to whoever opens it.
 *
 * @param file as the log has it
 * @param part which part, from 0
 * @param parts how many there are; 1: the whole file
 */
public record FilePart(FileEntry file, int part, int parts) {

  /** The whole file. */
  public static FilePart whole(FileEntry file) {
    return new FilePart(file, 0, 1);
  }

  /** The first row group of this part, of so many. */
  public int firstRowGroup(int rowGroups) {
    return (int) ((long) rowGroups * part / parts);
  }

  /** The row group behind the last of this part, of so many. */
  public int endRowGroup(int rowGroups) {
    return (int) ((long) rowGroups * (part + 1) / parts);
  }

  /** Bytes of the file that this part has, about. */
  public long bytes() {
    return file.bytes() / parts;
  }
}
