package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partition has one writer. */
class LockTest {
  @TempDir private Path partition;

  private JournalWriter open() throws IOException {
    return JournalWriter.open(partition, JournalSettings.DEFAULTS);
  }

  @Test
  void aSecondWriterInTheSameProcessIsRefusedAndHarmsNothing() throws Exception {
    try (JournalWriter first = open()) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(this::open)
            .isInstanceOf(IOException.class)
            .hasMessageContaining(partition.toString())
            .hasMessageContaining("process " + ProcessHandle.current().pid());
      }
      assertThat(exitOfOtherProcess()).as("another process is still kept out").isNotZero();
      Datagrams.append(first, 0, 1);
    }
    open().close();
  }

  @Test
  void aWriterInAnotherProcessIsNamed() throws Exception {
    Process other = KillTest.startWriter(partition, 0);
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (Files.notExists(partition.resolve(".lock-owner"))) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        assertThat(other.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      assertThatThrownBy(this::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("one writer");
    } finally {
      other.destroyForcibly().waitFor();
    }
    open().close();
  }

  private int exitOfOtherProcess() throws Exception {
    Process other = KillTest.startWriter(partition, 0);
    try {
      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return other.exitValue();
    } finally {
      other.destroyForcibly();
    }
  }
}
