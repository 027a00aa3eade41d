package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.settings.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFileTest {
  @TempDir private Path directory;

  @Test
  void catalogueIsOverTheJournalAndTheArchiveOfTheInstance() {
    assertThat(CatalogueFile.options(Instance.open(directory)))
        .containsEntry("type", "rearview")
        .containsEntry("journal", directory.resolve("journal").toString())
        .containsEntry("archive", directory.resolve("archive").toString())
        .hasSize(3);
  }

  @Test
  void limitsThatWereSetHoldForEveryTableOfTheJournal() throws Exception {
    Files.writeString(directory.resolve("rearview.properties"), "decoder.max-exporters=9\n");

    assertThat(CatalogueFile.options(Instance.open(directory)))
        .containsEntry("decoder.max-exporters", "9");
  }
}
