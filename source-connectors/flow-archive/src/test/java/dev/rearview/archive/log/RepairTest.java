package dev.rearview.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepairTest {

  private static final Duration GRACE = Duration.ofHours(1);

  /** The steps of a swap, in their order: a kill may come after each. */
  enum Step {
    WRITE,
    COMMIT,
    NAME_ONE_ASIDE,
    SET_ONE_ASIDE,
    SET_ALL_ASIDE,
    REVEAL
  }

  @TempDir private Path directory;
  private LogFixture table;
  private ArchiveLog log;

  @BeforeEach
  void begin() {
    table = new LogFixture(directory);
    log = table.log();
  }

  @ParameterizedTest
  @EnumSource
  void aSwapThatWasKilledIsEndedAndEveryFileOfTheLogIsFoundAllTheWhile(Step killedAfter)
      throws IOException {
    FileEntry first = table.file("part-1");
    FileEntry second = table.file("part-2");
    log.commit(LogFixture.adding(first, second));
    FileEntry next = LogFixture.entry("day=2026-01-31/hour=07/compact-1.parquet");
    swapUntil(killedAfter, next, first, second);

    boolean committed = killedAfter != Step.WRITE;
    List<FileEntry> live = committed ? List.of(next) : List.of(first, second);
    ArchiveLog reader = table.log();
    assertThat(reader.snapshot().files()).containsExactlyInAnyOrderElementsOf(live);
    for (FileEntry file : List.of(first, second)) {
      assertThat(Files.readString(reader.locate(file))).isEqualTo(name(file));
    }
    Repair repair = Repair.run(table.log(), GRACE);
    for (FileEntry file : live) {
      assertThat(reader.locate(file)).isEqualTo(directory.resolve(file.path()));
    }
    assertThat(DataFiles.visible(directory)).hasSize(live.size());
    for (FileEntry file : List.of(first, second)) {
      assertThat(Files.readString(reader.locate(file))).isEqualTo(name(file));
    }
    assertThat(repair.isNothing())
        .isEqualTo(killedAfter == Step.WRITE || killedAfter == Step.REVEAL);
    assertThat(Repair.run(table.log(), GRACE).isNothing()).isTrue();
  }

  @Test
  void whatWasBegunIsGivenUpWhenItIsOldAndWhatIsSetAsideGoes() throws IOException {
    FileEntry file = table.file("part-1");
    log.commit(LogFixture.adding(file));
    FileEntry begun = LogFixture.entry("day=2026-01-31/hour=07/compact-1.parquet");
    Path hidden = Files.writeString(DataFiles.hidden(directory, begun.path()), "PAR");
    Path flinks = Files.writeString(hidden.resolveSibling(".part-9.inprogress.7"), "PAR");
    assertThat(Repair.run(log, GRACE).isNothing()).isTrue();
    log.commit(LogFixture.removing(file));
    new FileMoves(directory).setAside(Set.of(file.path()));
    age(hidden);
    age(flinks);
    assertThat(Repair.run(log, GRACE)).isEqualTo(new Repair(0, 0, 1));
    assertThat(hidden).doesNotExist();
    assertThat(flinks).exists();
    Path aside = log.locate(file);
    age(aside);
    Repair.run(log, GRACE);
    assertThat(aside).doesNotExist();
    assertThat(DataFiles.supersededDirectory(directory)).isEmptyDirectory();
  }

  private void swapUntil(Step last, FileEntry next, FileEntry first, FileEntry second)
      throws IOException {
    FileMoves moves = new FileMoves(directory);
    for (Step step : Step.values()) {
      switch (step) {
        case WRITE -> Files.writeString(DataFiles.hidden(directory, next.path()), name(next));
        case COMMIT -> log.commit(LogFixture.replacing(next, first, second));
        case NAME_ONE_ASIDE -> {
          Path aside = DataFiles.superseded(directory, first.path());
          Files.createDirectories(aside.getParent());
          Files.createLink(aside, directory.resolve(first.path()));
        }
        case SET_ONE_ASIDE -> moves.setAside(List.of(first.path()));
        case SET_ALL_ASIDE -> moves.setAside(List.of(first.path(), second.path()));
        case REVEAL -> moves.reveal(next.path());
      }
      if (step == last) {
        return;
      }
    }
  }

  private static String name(FileEntry file) {
    return Path.of(file.path()).getFileName().toString();
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(GRACE).minusSeconds(9)));
  }
}
