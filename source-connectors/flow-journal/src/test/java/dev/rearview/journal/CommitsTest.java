package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer's position is one line in a file of its name. */
class CommitsTest {
  @TempDir private Path root;
  private JournalPartition partition;

  @BeforeEach
  void makeJournal() throws IOException {
    partition = Journal.create(root).partition("p00");
  }

  @Test
  void theLastCommitOfEachConsumerIsKept() throws IOException {
    assertThat(partition.committed("archive")).isEmpty();
    assertThat(partition.commits()).isEmpty();
    partition.commit("archive", new JournalPosition(3, 24));
    partition.commit("archive", new JournalPosition(4, 1_000));
    partition.commit("other", new JournalPosition(2, 77));
    assertThat(partition.committed("archive")).contains(new JournalPosition(4, 1_000));
    assertThat(partition.commits()).hasSize(2).containsEntry("other", new JournalPosition(2, 77));
  }

  @Test
  void aCommitIsOneReadableLineAndLeavesNoOtherFile() throws IOException {
    partition.commit("archive", new JournalPosition(4, 1_000));
    Path directory = partition.directory().resolve("committed");
    assertThat(directory.resolve("archive")).hasContent("4:1000\n");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aRemovedConsumerIsForgotten() throws IOException {
    partition.commit("archive", new JournalPosition(4, 1_000));
    partition.removeConsumer("archive");
    partition.removeConsumer("never");
    assertThat(partition.commits()).isEmpty();
  }

  @Test
  void aFileThatIsNoCommitIsNamed() throws IOException {
    Path directory = Files.createDirectories(partition.directory().resolve("committed"));
    Files.writeString(directory.resolve("archive"), "3;4\n");
    assertThatThrownBy(partition::commits)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("committed/archive")
        .hasMessageContaining("segment:offset")
        .hasMessageContaining("3;4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".hidden", "../p01", "a/b", "a b"})
  void aNameThatIsNoFileNameIsRefused(String consumer) {
    assertThatThrownBy(() -> partition.commit(consumer, new JournalPosition(1, 24)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("consumer");
  }
}
