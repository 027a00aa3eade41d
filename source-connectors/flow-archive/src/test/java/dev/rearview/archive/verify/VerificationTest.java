package dev.rearview.archive.verify;

import static dev.rearview.archive.verify.FlowFiles.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.verify.FlowFiles.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  private static final Instant SEVEN = Instant.parse("2026-01-31T07:00:00Z");
  private static final String A = "192.0.2.1";
  private static final String B = "192.0.2.2";

  @TempDir private Path directory;
  private FlowFiles flows;
  private FlowFiles exporters;
  private FileEntry file;

  @BeforeEach
  void write() throws IOException {
    flows = new FlowFiles(directory.resolve("flows"));
    exporters = new FlowFiles(directory.resolve("exporters"));
    file = flows.add("a", flow(SEVEN, A), flow(SEVEN.plusSeconds(70), A), flow(at(9), B));
  }

  @Test
  void ofAWholeArchiveThereIsNothingToSay() throws IOException {
    exporters.add("e", counted(SEVEN, A, 1), counted(at(1), A, 1), counted(at(9), B, 1));
    assertThat(findings(true)).isEmpty();
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(flows.path(file));
    assertThat(findings(false)).containsExactly(file.path() + ": is missing");
  }

  @Test
  void aFileOfAnotherLengthIsNamed() throws IOException {
    Files.write(flows.path(file), new byte[17]);
    assertThat(findings(false))
        .containsExactly(file.path() + ": has 17 bytes, by the log " + file.bytes());
  }

  @Test
  void rowsAndTimesThatTheFooterDoesNotHaveAreNamed() throws IOException {
    FileEntry second = flows.write("b", flow(SEVEN, A));
    MillisRange early = new MillisRange(SEVEN.toEpochMilli() - 1, SEVEN.toEpochMilli());
    flows.commit(
        new FileEntry(
            second.path(),
            2,
            second.bytes(),
            early,
            second.started(),
            second.ended(),
            0,
            0,
            false));
    assertThat(findings(false))
        .containsExactly(
            second.path() + ": has 1 rows by its footer, by the log 2",
            second.path() + ": has another range of received_time in its footer than in the log",
            second.path()
                + ": has rows received from 2026-01-31T06:59:59.999Z to 2026-01-31T07:00:00Z");
  }

  @Test
  void aDamagedPageIsFoundByReadingItAlone() throws IOException {
    byte[] bytes = Files.readAllBytes(flows.path(file));
    for (int i = 4; i < 60; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(flows.path(file), bytes);
    assertThat(findings(false)).isEmpty();
    assertThat(findings(true))
        .singleElement()
        .asString()
        .startsWith(file.path() + ": cannot be read: bytes 0 to ");
  }

  @Test
  void aByteThatIsAnotherIsFoundWhereverItStands() throws IOException {
    byte[] whole = Files.readAllBytes(flows.path(file));
    for (int place = 0; place < whole.length; place++) {
      byte[] bytes = whole.clone();
      bytes[place] ^= (byte) (1 << place % 8);
      Files.write(flows.path(file), bytes);
      assertThat(findings(true))
          .as("byte %d of %d", place, whole.length)
          .singleElement()
          .asString()
          .startsWith(file.path() + ": cannot be read: ");
    }
  }

  @Test
  void aVisibleFileThatTheLogDoesNotKnowIsNamedUnlessItIsQuiteNew() throws IOException {
    FileEntry stranger = flows.write("b", flow(SEVEN, A));
    assertThat(findings(false)).isEmpty();
    Files.setLastModifiedTime(flows.path(stranger), FileTime.from(Instant.now().minusSeconds(700)));
    assertThat(findings(false))
        .containsExactly(stranger.path() + ": is not in the log, but other engines read it");
  }

  @Test
  void flowsThatWereDecodedAndAreNotThereAreNamedByExporter() throws IOException {
    flows.add("b", flow(at(8), A), new Row(at(3), B, 1, null));
    exporters.add("e", counted(at(1), A, 4), counted(at(5), B, 2), counted(at(9), B, 1));
    assertThat(findings(false))
        .containsExactly(
            A
                + ": 2 flows are archived and 4 were decoded (-2), received from"
                + " 2026-01-31T07:00:00Z to 2026-01-31T07:07:00Z",
            B
                + ": 0 flows are archived and 2 were decoded (-2), received from"
                + " 2026-01-31T07:00:00Z to 2026-01-31T07:07:00Z");
  }

  @Test
  void accountsAreComparedFromTheFirstHourThatBothHaveWhole() {
    long hour = 3_600_000L;
    MillisRange flows = new MillisRange(5 * hour + 7, 9 * hour + 600_000);
    MillisRange later = new MillisRange(6 * hour + 7, 9 * hour + 661_000);
    assertThat(ExporterAccounts.closed(flows, later))
        .isEqualTo(new MillisRange(7 * hour, 9 * hour + 480_000 - 1));
    assertThat(ExporterAccounts.closed(flows, flows).min()).isEqualTo(5 * hour);
    assertThat(ExporterAccounts.closed(flows, MillisRange.NONE).isEmpty()).isTrue();
  }

  private List<String> findings(boolean deep) throws IOException {
    List<String> found = new ArrayList<>();
    Verification verification = new Verification(deep, finding -> found.add(finding.toString()));
    verification.table(flows.log());
    if (found.isEmpty()) {
      verification.accounts(flows.log(), exporters.log());
    }
    return found;
  }

  private static Row counted(Instant received, String exporter, long flows) {
    return new Row(received, exporter, flows, null);
  }

  private static Instant at(int minute) {
    return SEVEN.plusSeconds(60L * minute);
  }
}
