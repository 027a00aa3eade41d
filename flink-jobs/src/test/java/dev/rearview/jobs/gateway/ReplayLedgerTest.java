package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayLedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void whatWasReplayedIsFoundByItsContent() {
    ReplayLedger ledger = new ReplayLedger(directory.resolve("run/replayed.tsv"));
    assertThat(ledger.find("aa")).isEmpty();

    ReplayLedger.Entry first = new ReplayLedger.Entry("aa", "/tmp/a.pcap", NOON, 30);
    ReplayLedger.Entry again = new ReplayLedger.Entry("aa", "/tmp/b.pcap", NOON.plusSeconds(1), 30);
    ledger.add(List.of(first, new ReplayLedger.Entry("bb", "/tmp/c.pcap", NOON, 30)));
    ledger.add(List.of(again));

    assertThat(ledger.find("aa")).contains(again);
    assertThat(ledger.find("bb")).map(ReplayLedger.Entry::path).contains("/tmp/c.pcap");
    assertThat(ledger.find("cc")).isEmpty();
  }

  @Test
  void tabInAPathDoesNotBreakTheFile() {
    ReplayLedger ledger = new ReplayLedger(directory.resolve("replayed.tsv"));
    ledger.add(List.of(new ReplayLedger.Entry("aa", "/tmp/a\tb.pcap", NOON, 1)));

    assertThat(ledger.find("aa")).map(ReplayLedger.Entry::path).contains("/tmp/a b.pcap");
  }

  @Test
  void damagedLedgerIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("replayed.tsv"), "rubbish\n");

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> new ReplayLedger(file).find("aa"))
        .withMessageStartingWith("cannot read " + file);
  }
}
