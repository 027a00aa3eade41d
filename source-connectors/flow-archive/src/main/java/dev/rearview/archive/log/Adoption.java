package dev.rearview.archive.log;

import dev.rearview.archive.file.FileFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes over a directory with data files and without a log, as an earlier release left it, or
 * somebody who moved a broken log away: all that other engines see counts.
 */
final class Adoption {
  private final Path table;
  private final FooterReader footers;

  Adoption(Path table, FooterReader footers) {
    this.table = table;
    this.footers = footers;
  }

  /**
   * The first commit of a new log; empty if there is no file.
   *
   * @throws IOException if a file cannot be read, or a swap of files was broken off so that nobody
   *     can tell which of them count
   */
  Optional<byte[]> commit() throws IOException {
    List<Path> found = DataFiles.visible(table);
    List<Path> hidden = DataFiles.hidden(table);
    if (found.isEmpty() && hidden.isEmpty()) {
      return Optional.empty();
    }
    for (Path begun : hidden) {
      checkIsNotNeeded(begun);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    LogText text = new LogText("commit", 1, System.currentTimeMillis(), "adopt");
    Map<String, JournalPlace> handOver = new HashMap<>();
    for (Path file : found) {
      text.added(footers.read(table, file));
      HandOverText.merge(handOver, footers.handOver(file));
    }
    handOver.forEach(text::handOver);
    return Optional.of(text.finish());
  }

  /**
   * A whole file under a hidden name has rows of files of its hour that may have been set aside: it
   * counts then, and they do not; or else they do.
   */
  private void checkIsNotNeeded(Path hidden) throws IOException {
    try {
      FileFooter.read(hidden);
    } catch (IOException begunOnly) {
      return;
    }
    String path = DataFiles.pathOfHidden(table, hidden);
    Path aside = DataFiles.superseded(table, path).getParent();
    if (!Files.isDirectory(aside) || DataFiles.list(aside, "*").isEmpty()) {
      return;
    }
    throw new IOException(
        ("No log can be made anew while %s was being put in the place of others: if files of its hour that lie"
                + " in %s have its rows, move the rest of them there and rename it to %s; if not, delete it")
            .formatted(hidden, aside, table.resolve(path).getFileName()));
  }
}
