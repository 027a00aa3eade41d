package dev.rearview.connector.archive.write;

import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.HandOverText;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.FileEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.file.sink.FileSinkCommittable;

/**
 * Gives the files of a checkpoint their names, as Flink's committer does, and then puts them into
 * the log: all of them by one commit, with how far the journal is archived by them.
 *
 * <p>Both steps may be repeated: a file that has its name keeps it, and what is in the log, or was
 * there before compaction took it, is not added again. Between the two a crash leaves files that no
 * reader of the log sees; the same commit comes again when the job goes on.
 */
final class ArchiveCommitter implements Committer<FileSinkCommittable> {
  private static final String REASON = "archive";

  private final Committer<FileSinkCommittable> renaming;
  private final Path table;
  private final ArchiveLog log;
  private final HourMarkers markers;

  ArchiveCommitter(Committer<FileSinkCommittable> renaming, Path table) {
    this.renaming = renaming;
    this.table = table;
    this.log = ArchiveLog.at(table);
    this.markers = new HourMarkers(table);
  }

  @Override
  public void commit(Collection<CommitRequest<FileSinkCommittable>> requests)
      throws IOException, InterruptedException {
    // Before there is a file of our own: without a log it would count as one that was found here.
    log.begin();
    renaming.commit(requests);
    List<FileEntry> added = new ArrayList<>();
    HandOver handOver = new HandOver();
    long watermark = Long.MAX_VALUE;
    for (CommitRequest<FileSinkCommittable> request : requests) {
      Path file = file(request.getCommittable());
      // One that is not there was committed before, and compaction has set it aside since.
      if (file != null && Files.exists(file)) {
        added.add(FileEntries.of(table, file, false));
        Map<String, String> footer = FileFooter.read(file).keyValues();
        handOver.addAll(HandOverText.parse(footer.get(ArchiveFileWriter.HAND_OVER_KEY)));
        watermark = Math.min(watermark, watermark(footer));
      }
    }
    if (!added.isEmpty()) {
      log.commit(new Change(REASON, added, Set.of(), handOver.places()));
      markers.closeBefore(watermark, log);
    }
  }

  private static Path file(FileSinkCommittable committable) {
    if (!committable.hasPendingFile()) {
      return null;
    }
    org.apache.flink.core.fs.Path path = committable.getPendingFile().getPath();
    return path == null ? null : Path.of(path.getPath());
  }

  private static long watermark(Map<String, String> footer) {
    String text = footer.get(ArchiveBulkWriter.WATERMARK_KEY);
    return text == null ? Long.MIN_VALUE : Long.parseLong(text);
  }

  @Override
  public void close() throws Exception {
    renaming.close();
  }
}
