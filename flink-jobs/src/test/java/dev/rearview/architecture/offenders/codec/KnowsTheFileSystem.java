package dev.rearview.architecture.offenders.codec;

import java.nio.file.Path;

/** Breaks: the codec is JDK only, and not all of that. */
final class KnowsTheFileSystem {
  Path anywhere() {
    return Path.of("anywhere");
  }
}
