package dev.rearview.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The captures that the project carries: recorded from exporters, or made by the test kit. */
final class OwnCorpus {
  static final Path ROOT = Path.of("../flow-codec/src/test/resources/corpus");

  private OwnCorpus() {}

  /** The directories of all cases. */
  static List<Path> cases() {
    return files(ROOT, "");
  }

  /** Whether the case is one of sFlow. */
  static boolean isSflow(String caseName) {
    return caseName.startsWith("made-sflow") || caseName.startsWith("sfprobe");
  }

  /** The captures of a case, in their order. */
  static List<Input> captures(Path directory) {
    return files(directory, ".pcap").stream()
        .map(file -> new Input(file.getFileName().toString(), file))
        .toList();
  }

  /** The files of a directory whose names end with {@code end}, in order. */
  static List<Path> files(Path directory, String end) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(path -> path.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
