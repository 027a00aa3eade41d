package dev.rearview.udf.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells one version of a file from another without reading it.
 *
 * @param modifiedNanos since the epoch
 * @param key the file's own, so that one that was renamed into place is another; may be null
 */
public record FileStamp(Path path, long modifiedNanos, long sizeBytes, Object key) {
  /** Of a file as it is now. */
  public static FileStamp of(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new FileStamp(
        path,
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        attributes.size(),
        attributes.fileKey());
  }
}
