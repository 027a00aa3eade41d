package dev.rearview.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path directory;

  @Test
  void cpuTimeIsUserAndSystemTimeWhateverTheNameHolds() {
    String stat = "4711 (a) b (c) S 1 4711 4711 0 -1 4194560 9 8 7 6 250 75 33 44 20 0 1 0 99 1 2";
    assertThat(Machine.cpuSeconds(stat)).isEqualTo(3.25);
  }

  @Test
  void cpuTimeOfThisProcessIsRead() {
    assertThat(Machine.cpuSeconds(ProcessHandle.current().pid())).isPositive();
  }

  @Test
  void whatThisProcessReadsIsCounted() throws IOException {
    long before = Machine.readBytes(ProcessHandle.current().pid());
    Path file = Files.write(directory.resolve("file"), new byte[100_000]);
    Files.readAllBytes(file);
    assertThat(Machine.readBytes(ProcessHandle.current().pid()) - before).isGreaterThan(99_999);
  }

  @Test
  void socketsOfThePortAloneAreAddedUp() {
    String head = "  sl  local_address rem_address st tx_queue rx_queue tr tm->when retrnsmt uid";
    String tail = " 00:00000000 00000000 0 0 9 2 0000000000000000 ";
    Machine.UdpPort port =
        Machine.udpPort(
            2055,
            Stream.of(
                head,
                " 1: 0100007F:0807 00000000:0000 07 00000000:00000010" + tail + "3",
                " 2: 0100007F:0808 00000000:0000 07 00000000:000000FF" + tail + "50",
                " 3: 00000000000000000000000001000000:0807 "
                    + "00000000000000000000000000000000:0000 07 00000000:00000001"
                    + tail
                    + "4"));
    assertThat(port).isEqualTo(new Machine.UdpPort(2, 17, 7));
  }
}
