package dev.rearview.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommitsTest {

  private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path journal;

  @Test
  void withoutAJournalNothingIsUncommitted() {
    assertThat(new JournalCommits(journal.resolve("none")).of(List.of("archive"))).isEmpty();
  }

  @Test
  void whatIsCommittedToTheEndIsNotListed() throws IOException {
    segment("p00", 1, 1_000);
    commit("p00", "archive", "1:1000\n", TEN);
    assertThat(uncommitted()).isEmpty();
  }

  @Test
  void aPartitionThatHasGrownStandsStillOnceItsCommitIsOld() throws IOException {
    segment("p00", 1, 1_000);
    segment("p00", 2, 524);
    segment("p01", 1, 700);
    commit("p00", "archive", "1:400\n", TEN);
    commit("p01", "archive", "1:700\n", TEN);
    assertThat(uncommitted()).containsExactly(new Uncommitted("p00", "archive", 1_100, TEN));
    Uncommitted one = uncommitted().get(0);
    assertThat(one.standsStill(Instant.EPOCH, TEN.plusSeconds(60), MINUTE)).isFalse();
    assertThat(one.standsStill(Instant.EPOCH, TEN.plusSeconds(61), MINUTE)).isTrue();
  }

  @Test
  void aReaderThatIsFarBehindButCommitsDoesNotStandStill() throws IOException {
    segment("p00", 1, 900_000);
    commit("p00", "archive", "1:24\n", TEN);
    assertThat(uncommitted().get(0).standsStill(Instant.EPOCH, TEN.plusSeconds(9), MINUTE))
        .isFalse();
  }

  @Test
  void aJobThatWasJustStartedIsGivenTheTimeOfItsFirstCommits() throws IOException {
    segment("p00", 1, 1_000);
    commit("p00", "archive", "1:400\n", TEN);
    Instant started = TEN.plus(Duration.ofHours(8));
    Uncommitted one = uncommitted().get(0);
    assertThat(one.standsStill(started, started.plusSeconds(30), MINUTE)).isFalse();
    assertThat(one.standsStill(started, started.plusSeconds(61), MINUTE)).isTrue();
  }

  @Test
  void aPartitionThatNobodyEverCommittedCountsFromItsFirstDatagram() throws IOException {
    segment("p02", 3, 124);
    segment("p02", 4, 224);
    assertThat(uncommitted())
        .containsExactly(
            new Uncommitted("p02", "archive", 300, Instant.parse("2026-11-24T04:30:03.125Z")));
  }

  @Test
  void eachConsumerIsHeldAgainstTheJournal() throws IOException {
    segment("p00", 1, 1_000);
    commit("p00", "archive", "1:1000\n", TEN);
    commit("p00", "archive-options", "1:24\n", TEN);
    assertThat(new JournalCommits(journal).of(List.of("archive", "archive-options")))
        .containsExactly(new Uncommitted("p00", "archive-options", 976, TEN));
  }

  @Test
  void segmentsThatRetentionTookAreNotBehind() throws IOException {
    segment("p00", 7, 124);
    commit("p00", "archive", "2:400\n", TEN);
    assertThat(uncommitted()).containsExactly(new Uncommitted("p00", "archive", 100, TEN));
  }

  @Test
  void whatIsNoSegmentAndNoPartitionIsPassedOver() throws IOException {
    segment("p00", 1, 24);
    Files.write(journal.resolve("p00/0000000001-20261124T043001.125Z.templates"), new byte[99]);
    Files.write(journal.resolve("journal-id"), new byte[36]);
    Files.createDirectories(journal.resolve("held"));
    assertThat(uncommitted()).isEmpty();
  }

  @Test
  void aTornCommitIsOneOfNothing() throws IOException {
    segment("p00", 1, 124);
    commit("p00", "archive", "1:", TEN);
    assertThat(uncommitted()).containsExactly(new Uncommitted("p00", "archive", 100, TEN));
  }

  private List<Uncommitted> uncommitted() {
    return new JournalCommits(journal).of(List.of("archive"));
  }

  private void segment(String partition, int number, int bytes) throws IOException {
    Path directory = Files.createDirectories(journal.resolve(partition));
    String name = "%010d-20261124T04300%d.125Z.pcap".formatted(number, number);
    Files.write(directory.resolve(name), new byte[bytes]);
  }

  private void commit(String partition, String consumer, String content, Instant time)
      throws IOException {
    Path directory = Files.createDirectories(journal.resolve(partition).resolve("committed"));
    Path file = Files.writeString(directory.resolve(consumer), content);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
