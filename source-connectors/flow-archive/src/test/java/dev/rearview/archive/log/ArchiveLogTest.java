package dev.rearview.archive.log;

import static dev.rearview.archive.log.LogFixture.adding;
import static dev.rearview.archive.log.LogFixture.removing;
import static dev.rearview.archive.log.LogFixture.replacing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveLogTest {

  @TempDir private Path directory;
  private LogFixture table;
  private ArchiveLog log;

  @BeforeEach
  void begin() {
    table = new LogFixture(directory);
    log = table.log();
  }

  @Test
  void aDirectoryWithoutFilesIsEmptyAndStaysUntouched() throws IOException {
    assertThat(log.snapshot()).isEqualTo(new ArchiveSnapshot(0, List.of(), Map.of()));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatIsCommittedIsThereForEverybody() throws IOException {
    ArchiveLog reader = table.log();
    FileEntry a = table.file("a");
    assertThat(log.commit(adding(a)).files()).containsExactly(a);
    assertThat(reader.snapshot().files()).containsExactly(a);
    FileEntry b = table.file("b");
    log.commit(adding(b));
    log.commit(removing(a));
    assertThat(reader.snapshot().files()).containsExactly(b);
    assertThat(reader.snapshot().version()).isEqualTo(3);
  }

  @Test
  void addingOnceMoreDoesNothing() throws IOException {
    FileEntry a = table.file("a");
    log.commit(adding(a));
    assertThat(table.log().commit(adding(a)).version()).isEqualTo(1);
  }

  @Test
  void addingOnceMoreWhatHasBeenCompactedMeanwhileDoesNothing() throws IOException {
    FileEntry a = table.file("a");
    FileEntry compacted = table.file("compact-1.parquet");
    log.commit(adding(a));
    log.commit(replacing(compacted, a));
    assertThat(table.log().commit(adding(a)).files()).containsExactly(compacted);
    assertThat(log.commit(replacing(compacted, a)).version()).isEqualTo(2);
  }

  @Test
  void removingWhatIsNotLiveIsAConflictThatChangesNothing() throws IOException {
    FileEntry a = table.file("a");
    log.commit(adding(a));
    log.commit(removing(a));
    FileEntry compacted = table.file("compact-1.parquet");
    assertThatThrownBy(() -> table.log().commit(replacing(compacted, a)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.path()).isEqualTo(a.path()));
    assertThat(log.snapshot().version()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereIsNotAdded() throws IOException {
    FileEntry a = table.file("a");
    Files.delete(directory.resolve(a.path()));
    assertThatThrownBy(() -> log.commit(adding(a))).isInstanceOf(NoSuchFileException.class);
    assertThat(log.snapshot().version()).isZero();
  }

  @Test
  void theHandOverMovesForwardOnly() throws IOException {
    log.commit(handOver(new JournalPlace(2, 10)));
    log.commit(handOver(new JournalPlace(1, 900)));
    assertThat(log.commit(handOver(new JournalPlace(2, 9))).handOver())
        .containsExactly(Map.entry("j/0", new JournalPlace(2, 10)));
    assertThat(log.commit(handOver(new JournalPlace(3, 0))).version()).isEqualTo(2);
  }

  private static Change handOver(JournalPlace place) {
    return new Change("archive", List.of(), Set.of(), Map.of("j/0", place));
  }

  @Test
  void oldCommitsAreDeletedAndALateReaderSeesAllTheSame() throws IOException {
    ArchiveLog late = table.log();
    table.history(50);
    FileEntry first = table.file("f1");
    late.snapshot();
    table.history(299);
    for (int i = 0; i < 52; i++) {
      log.commit(adding(table.file("g" + i)));
    }
    assertThat(directory.resolve("_log")).isDirectoryNotContaining("glob:**/*0001.commit");
    assertThat(directory.resolve("_log").toFile().list()).hasSize(152 + 2);
    assertThat(late.snapshot()).isEqualTo(log.snapshot()).isEqualTo(table.log().snapshot());
    assertThat(late.snapshot().files()).hasSize(351);
    assertThat(late.commit(adding(first)).version()).isEqualTo(351);
  }

  @Test
  void aCommitIsNotPutWhereAnOldOneWasDeleted() throws IOException {
    LogDirectory files = new LogDirectory(directory);
    table.history(299);
    log.commit(adding(table.file("last")));
    // As somebody would who stood still since commit 20.
    files.putCommit(21, new LogText("commit", 21, 0, "archive").finish());
    ArchiveLog reader = table.log();
    assertThat(reader.snapshot().version()).isEqualTo(300);
    files.withdraw(21);
    assertThat(files.commit(21)).doesNotExist();
    files.withdraw(200);
    assertThat(files.commit(200)).exists();
  }

  @Test
  void filesWithoutALogAreTakenOver() throws IOException {
    FileEntry a = table.file("part-1");
    FileEntry b = table.file("part-2");
    table.file(".part-3.inprogress");
    table.file("_SUCCESS");
    assertThat(log.snapshot().files()).containsExactlyInAnyOrder(a, b);
    assertThat(table.log().snapshot().version()).isEqualTo(1);
  }

  @Test
  void aFirstCommitTakesOverWhatWasThere() throws IOException {
    FileEntry a = table.file("part-1");
    FileEntry b = table.file("part-2");
    assertThat(log.commit(adding(b)).files()).containsExactlyInAnyOrder(a, b);
  }

  @Test
  void aFileIsFoundWhereverASwapHasItNow() throws IOException {
    FileEntry old = table.file("part-1");
    FileEntry next = LogFixture.entry("day=2026-01-31/hour=07/compact-1.parquet");
    Path hidden = Files.writeString(DataFiles.hidden(directory, next.path()), "next");
    log.commit(adding(old));
    log.commit(replacing(next, old));
    assertThat(log.locate(next)).isEqualTo(hidden);
    Path aside = DataFiles.superseded(directory, old.path());
    Files.createDirectories(aside.getParent());
    Files.move(log.locate(old), aside);
    Files.move(hidden, directory.resolve(next.path()));
    assertThat(log.locate(old)).isEqualTo(aside);
    assertThat(log.locate(next)).isEqualTo(directory.resolve(next.path()));
    Files.delete(aside);
    assertThatThrownBy(() -> log.locate(old)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    log.commit(adding(table.file("a")));
    Path commit = new LogDirectory(directory).commit(1);
    Files.writeString(commit, Files.readString(commit).replace("hour=07", "hour=08"));
    assertThatThrownBy(() -> table.log().snapshot())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0001.commit is damaged");
  }

  @Test
  void aNewerFormatIsNamed() throws IOException {
    log.commit(adding(table.file("a")));
    Path commit = new LogDirectory(directory).commit(1);
    Files.writeString(commit, Files.readString(commit).replaceFirst("\t1\t", "\t2\t"));
    assertThatThrownBy(() -> table.log(Duration.ZERO).snapshot())
        .hasMessageContaining("version 2 of the log's format");
  }
}
