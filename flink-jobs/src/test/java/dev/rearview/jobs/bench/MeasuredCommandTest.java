package dev.rearview.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.jobs.RearviewException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredCommandTest {
  @TempDir Path directory;

  @Test
  void whatItPrintedAndWhatItCostIsKnown() throws Exception {
    MeasuredCommand done =
        MeasuredCommand.run(
            directory,
            List.of("bash", "-c", "for i in {1..200000}; do :; done; echo \"$0\"", "a b"));
    assertThat(Files.readString(done.output())).isEqualTo("a b\n");
    assertThat(done.cpuSeconds()).isPositive();
    assertThat(done.wallSeconds()).isPositive();
  }

  @Test
  void aCommandThatFailsThrowsWithWhatItSaid() {
    assertThatThrownBy(
            () -> MeasuredCommand.run(directory, List.of("bash", "-c", "echo why >&2; exit 3")))
        .isInstanceOf(RearviewException.class)
        .hasMessageContaining("why");
  }
}
