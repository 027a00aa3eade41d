package dev.rearview.udf.site.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file was changed.
 *
 * @param modifiedNanos when it was, in nanoseconds since 1970; -1 if there is no such file
 * @param lengthBytes its length; -1 if there is no such file
 */
record FileStamp(long modifiedNanos, long lengthBytes) {
  private static final FileStamp ABSENT = new FileStamp(-1, -1);

  static Map<Path, FileStamp> of(List<Path> files) {
    Map<Path, FileStamp> stamps = new LinkedHashMap<>();
    files.forEach(file -> stamps.put(file, of(file)));
    return stamps;
  }

  private static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          attributes.size());
    } catch (IOException e) {
      return ABSENT;
    }
  }
}
