package dev.rearview.connector.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.connector.FlowSourceConfigs;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.journal.Journal;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that a collector is just making, as its readers see it. */
class JournalAccessTest {
  @TempDir private Path directory;

  private JournalAccess access(JournalPoint stop) {
    return new JournalAccess(
        FlowSourceConfigs.journal(directory.toString(), JournalPoint.EARLIEST, stop));
  }

  @Test
  void directoryWithoutAJournalIsWaitedFor() throws IOException {
    JournalAccess access = access(JournalPoint.NEVER);
    assertThat(access.sighting()).isPresent();
    assertThat(access.sighting()).as("nothing new").isEmpty();
    String id = Journal.create(directory).id();
    assertThat(access.sighting())
        .hasValueSatisfying(sighting -> assertThat(sighting.journalId()).isEqualTo(id));
  }

  @Test
  void readThatEndsDoesNotWaitForIt() {
    JournalAccess access = access(JournalPoint.LATEST);
    assertThatThrownBy(access::sighting)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no journal here");
  }
}
