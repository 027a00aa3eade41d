package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir private Path directory;

  private PidFile pidFile;
  private Path file;

  @BeforeEach
  void open() {
    pidFile = new PidFile(directory, ProcessName.COLLECTOR);
    file = directory.resolve("collector.pid");
  }

  @Test
  void aRunningProcessIsFoundAgain() {
    pidFile.write(ProcessHandle.current());
    assertThat(pidFile.live()).contains(ProcessHandle.current());
  }

  @Test
  void aRecycledPidIsNotOurs() throws Exception {
    pidFile.write(ProcessHandle.current());
    String[] parts = Files.readString(file).strip().split(" ");
    Files.writeString(file, parts[0] + " " + (Long.parseLong(parts[1]) - 1_000));
    assertThat(pidFile.live()).isEmpty();
    assertThat(pidFile.recorded()).isTrue();
  }

  @Test
  void aTornFileNamesNobody() throws Exception {
    Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
    assertThat(pidFile.live()).isEmpty();
  }

  @Test
  void withoutAFileNothingWasStarted() {
    assertThat(pidFile.live()).isEmpty();
    assertThat(pidFile.recorded()).isFalse();
  }
}
