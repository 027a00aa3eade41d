package dev.rearview.archive.log;

import static dev.rearview.archive.log.LogFixture.adding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A commit that somebody deleted rolls no history back: whoever looks is told which is missing. */
class BrokenLogTest {
  @TempDir private Path directory;
  private LogFixture table;
  private LogDirectory files;

  @BeforeEach
  void begin() {
    table = new LogFixture(directory);
    files = new LogDirectory(directory);
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "5, 1", "150, 101", "150, 149", "250, 201", "200, 200", "150, 100"})
  void aCommitThatIsMissingIsNamedToReadersAndWriters(int commits, int missing) throws IOException {
    table.history(commits);
    Files.delete(files.commit(missing));
    FileEntry next = table.file("next");
    assertThatThrownBy(() -> table.log().snapshot())
        .isInstanceOf(BrokenLogException.class)
        .hasMessageContaining(files.commit(missing).toString())
        .hasMessageContaining("makes a log anew");
    assertThatThrownBy(() -> table.log().commit(adding(next)))
        .isInstanceOf(BrokenLogException.class);
    assertThat(files.commits().last()).isEqualTo(commits == missing ? commits - 1 : commits);
  }

  @Test
  void severalThatAreMissingAreNoticedAsWell() throws IOException {
    table.history(80);
    for (int missing = 20; missing < 60; missing++) {
      Files.delete(files.commit(missing));
    }
    assertThatThrownBy(() -> table.log().snapshot())
        .hasMessageContaining(files.commit(20).toString())
        .hasMessageContaining("number 60 is there");
  }

  @Test
  void whoHasReadFurtherNoticesThatTheLastOneIsGone() throws IOException {
    table.history(7);
    ArchiveLog log = table.log();
    log.snapshot();
    Files.delete(files.commit(7));
    FileEntry next = table.file("next");
    for (int look = 0; look < 2; look++) {
      assertThatThrownBy(log::snapshot)
          .isInstanceOf(BrokenLogException.class)
          .hasMessageContaining(files.commit(7).toString());
      assertThatThrownBy(() -> log.commit(adding(next))).isInstanceOf(BrokenLogException.class);
    }
  }

  @Test
  void whoFollowsIsToldOfTheGap() throws IOException {
    table.history(9);
    ArchiveChanges changes = ArchiveChanges.of(directory);
    assertThat(changes.after(6)).hasSize(3);
    Files.delete(files.commit(8));
    assertThatThrownBy(() -> changes.after(6))
        .isInstanceOf(BrokenLogException.class)
        .hasMessageContaining(files.commit(8).toString());
  }

  @Test
  void aCommitThatIsPutBackMendsIt() throws IOException {
    table.history(9);
    byte[] commit = Files.readAllBytes(files.commit(4));
    ArchiveLog log = table.log();
    List<FileEntry> before = log.snapshot().files();
    Files.delete(files.commit(4));
    assertThatThrownBy(() -> table.log().snapshot()).isInstanceOf(BrokenLogException.class);
    Files.write(files.commit(4), commit);
    assertThat(table.log().snapshot().files()).isEqualTo(before);
  }

  @Test
  void missingCommitsOfBeforeTheLastSnapshotsAreOnlyForgotten() throws IOException {
    table.history(350);
    for (int old = 1; old < 200; old++) {
      Files.delete(files.commit(old));
    }
    assertThat(table.log().snapshot().files()).hasSize(350);
    assertThat(table.log().commit(adding(table.file("next"))).version()).isEqualTo(351);
  }
}
