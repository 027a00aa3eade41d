package dev.rearview.archive.cli;

import static dev.rearview.archive.verify.FlowFiles.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.verify.FlowFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

  private static final Instant SEVEN = Instant.parse("2026-01-31T07:00:00Z");

  @TempDir private Path archive;
  private FlowFiles flows;

  @BeforeEach
  void write() throws IOException {
    flows = new FlowFiles(archive);
    flows.add("a", flow(SEVEN, "192.0.2.1"), flow(SEVEN.plusSeconds(9), "192.0.2.1"));
    flows.add("b", flow(SEVEN.plusSeconds(90), "192.0.2.2"));
    flows.add("c", flow(SEVEN.plusSeconds(3_700), "192.0.2.2"));
  }

  @Test
  void compactRewritesEachHourOnceAndVerifyIsContent() throws IOException {
    CommandRun run = CommandRun.of("compact", "--archive", archive);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .hasSize(2)
        .element(0)
        .asString()
        .matches("flows 2026-01-31 07: 2 files of .* became 1 of .*, 3 rows, .* s");
    assertThat(flows.log().snapshot().files()).hasSize(2).allMatch(FileEntry::compacted);
    assertThat(CommandRun.of("verify", "--deep", "--archive", archive).out())
        .containsExactly("2 files with 4 rows: all is well");
    assertThat(CommandRun.of("compact", "--archive", archive)).isEqualTo(CommandRun.nothing());
  }

  @Test
  void anHourThatIsNotOverLongEnoughWaitsUnlessAllAreAskedFor() throws IOException {
    String never = Duration.between(SEVEN.plusSeconds(5_400), Instant.now()).toSeconds() + "s";
    CommandRun.of("compact", "--archive", archive, "--delay", never);
    assertThat(flows.log().snapshot().files()).hasSize(2);
    assertThat(CommandRun.of("compact", "--archive", archive, "--all").out())
        .singleElement()
        .asString()
        .startsWith("flows 2026-01-31 08: 1 files of ");
  }

  @Test
  void onlyOneProcessCompactsATable() throws IOException {
    try (TableLock held = TableLock.take(flows.log()).orElseThrow()) {
      assertThat(TableLock.take(flows.log())).isEmpty();
      CommandRun run = CommandRun.of("compact", "--archive", archive);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).isEqualTo("rearview: another process compacts flows\n");
    }
    assertThat(CommandRun.of("compact", "--archive", archive).code()).isZero();
  }

  @Test
  void theArchivistExpiresOnceInAnHourAndCompactsEachTime() throws IOException {
    Archivist archivist = archivist("365d", true);
    archivist.round(SEVEN.plusSeconds(4_200));
    assertThat(flows.log().snapshot().files()).hasSize(2);
    Instant old = SEVEN.plus(Duration.ofDays(365)).plusSeconds(60);
    archivist.round(old);
    assertThat(flows.log().snapshot().files()).hasSize(2).allMatch(FileEntry::compacted);
    archivist.round(old.plusSeconds(3_500));
    assertThat(flows.log().snapshot().files()).hasSize(2);
    archivist.round(old.plusSeconds(3_600));
    assertThat(flows.log().snapshot().files()).hasSize(1);
  }

  @Test
  void whatCannotBeReadStopsNothingElse() throws IOException {
    FlowFiles options = new FlowFiles(archive.resolve("_tables/_options"));
    options.add("a", flow(SEVEN, "192.0.2.1"));
    FileEntry broken = flows.log().snapshot().files().get(0);
    Files.write(archive.resolve(broken.path()), new byte[7]);
    archivist("", true).round(Instant.now());
    assertThat(options.log().snapshot().files()).allMatch(FileEntry::compacted);
    assertThat(flows.log().snapshot().files()).hasSize(3);
  }

  @Test
  void withCompactionOffOnlyRetentionIsSeenTo() throws IOException {
    archivist("1h", false).round(SEVEN.plusSeconds(3_650));
    assertThat(flows.log().snapshot().files()).hasSize(3);
    archivist("1h", false).round(SEVEN.plusSeconds(3_600 * 3));
    assertThat(flows.log().snapshot().files()).isEqualTo(List.of());
  }

  private Archivist archivist(String age, boolean compacts) {
    return new Archivist(
        ArchiveTables.of(archive, null),
        compacts,
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        new RetentionLimits(age, ""));
  }
}
