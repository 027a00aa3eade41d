package dev.rearview.archive.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.BrokenLogException;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.verify.Finding;
import dev.rearview.archive.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken log that is moved away is made anew of the data files: the same rows, none twice. */
class RebuiltLogTest {
  @TempDir Path table;

  @Test
  void allThatCountedCountsAgainAndTheAddressIndexServesIt() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 700), "journal/0\t7\t100\n");
    fixture.add(TestRows.random(new Random(2), 300), "journal/0\t6\t900\njournal/1\t1\t5\n");
    fixture.compact();
    fixture.add(TestRows.random(new Random(3), 20), "");
    ArchiveSnapshot before = fixture.log().snapshot();
    assertThat(before.files())
        .extracting(FileEntry::compacted)
        .containsExactlyInAnyOrder(true, false);

    Files.delete(commit(2));
    assertThatThrownBy(fixture::seen).isInstanceOf(BrokenLogException.class);
    Files.move(table.resolve("_log"), table.resolve("_log-broken"));
    ArchiveSnapshot after = ArchiveLog.at(table).snapshot();

    assertThat(after.files()).isEqualTo(before.files());
    assertThat(after.handOver()).isEqualTo(before.handOver()).hasSize(2);
    assertThat(fixture.seen()).isEqualTo(fixture.expected());
    List<Finding> findings = new ArrayList<>();
    new Verification(true, findings::add).table(ArchiveLog.at(table));
    assertThat(findings).isEmpty();
  }

  @Test
  void itIsNotGuessedWhichFilesCountWhereASwapWasBrokenOff() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 50), "");
    fixture.compact();
    FileEntry compacted = fixture.log().snapshot().files().get(0);
    Path hidden = DataFiles.hidden(table, compacted.path());
    Files.move(table.resolve(compacted.path()), hidden);
    Files.move(table.resolve("_log"), table.resolve("_log-broken"));
    assertThatThrownBy(() -> ArchiveLog.at(table).snapshot())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(hidden.toString())
        .hasMessageContaining("rename it to " + table.resolve(compacted.path()).getFileName());
    Files.move(hidden, table.resolve(compacted.path()));
    assertThat(fixture.seen()).isEqualTo(fixture.expected());
  }

  private Path commit(long number) {
    return table.resolve("_log/_%020d.commit".formatted(number));
  }
}
