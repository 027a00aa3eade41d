package dev.rearview.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of nfcapd that are cut short, or have nothing in them. */
class NfcapdFileTest {
  private static final Instant TIME = Instant.parse("2026-01-31T10:00:00Z");

  @TempDir private Path directory;

  @BeforeEach
  void nfdumpIsThere() {
    assumeTrue(Nfcapd.isInstalled(), "no nfcapd and nfdump on the PATH");
  }

  @Test
  void aFileThatIsCutShortIsNoImport() throws Exception {
    byte[] datagram =
        new NetFlow5Message()
            .exportedAt(TIME)
            .record(new NetFlowRecord().addresses("10.0.0.1", "192.0.2.7").volume(3, 444))
            .toBytes();
    byte[] whole = Files.readAllBytes(Nfcapd.file(directory, List.of(datagram)));
    Path broken = directory.resolve("broken");
    Files.write(broken, Arrays.copyOf(whole, 60));

    assertThatThrownBy(() -> Imported.of(broken)).isInstanceOf(ImportException.class);

    for (int cut : new int[] {1, 50, 100}) {
      Files.write(broken, Arrays.copyOf(whole, whole.length - cut));
      // nfdump ends with 0.
      assertThatThrownBy(() -> Imported.of(broken))
          .isInstanceOf(ImportException.class)
          .hasMessageStartingWith(broken + ": nfdump cannot read all of it: ")
          .hasMessageContaining("broken")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void aFileWithoutAFlowIsReadAndHasNone() throws Exception {
    Path file = Nfcapd.file(directory, List.of());

    assertThat(Imported.of(file).flows()).isEmpty();
  }
}
