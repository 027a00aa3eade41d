package dev.rearview.archive.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.verify.Finding;
import dev.rearview.archive.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compaction keeps every row, and puts few sorted files in the place of many. */
class CompactorTest {
  private static final int DST_IP = TestRows.SCHEMA.indexOf("dst_ip");

  @TempDir Path table;

  @Property(tries = 25, seed = "1")
  void everyRowIsThereOnceAfterwards(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int files,
      @ForAll @IntRange(min = 1, max = 400) int rows,
      @ForAll @IntRange(min = 1, max = 3) int runs)
      throws IOException {
    Random random = new Random(seed);
    CompactionFixture fixture = new CompactionFixture(Files.createTempDirectory("table"));
    for (int run = 0; run < runs; run++) {
      for (int file = 0; file < files; file++) {
        fixture.add(TestRows.random(random, 1 + random.nextInt(rows)));
      }
      Compaction compaction = fixture.compact();
      assertThat(compaction.failures()).isEmpty();
      assertThat(fixture.seen()).isEqualTo(fixture.expected());
    }
    assertThat(fixture.log().snapshot().files()).allMatch(FileEntry::compacted);
  }

  @Test
  void rowsOfFilesThatCameOneAfterAnotherAreInOrderOfReceipt() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    List<List<Object>> rows = TestRows.random(new Random(1), 3000);
    rows.forEach(row -> row.set(DST_IP, 20 + Math.floorMod(row.hashCode(), 200) + ".0.0.1"));
    fixture.add(rows.subList(0, 1000));
    fixture.add(rows.subList(1000, 3000));
    fixture.compact();
    List<FileEntry> files = fixture.log().snapshot().files();
    assertThat(files).hasSize(1);
    List<Long> received =
        TestRows.read(fixture.log().locate(files.get(0))).stream()
            .filter(row -> String.valueOf(row.get(DST_IP - 1)).startsWith("10."))
            .map(row -> (Long) row.get(0))
            .toList();
    assertThat(received).hasSizeGreaterThan(2000).isSorted();
  }

  @Test
  void hourWithOneCompactedFileIsLeftAlone() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 100));
    fixture.compact();
    List<FileEntry> files = fixture.log().snapshot().files();
    assertThat(fixture.compact().hours()).isEmpty();
    assertThat(fixture.log().snapshot().files()).isEqualTo(files);
  }

  @Test
  void fewLateRowsGetAFileOfTheirOwnAndManyAreMerged() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 8000));
    fixture.compact();
    FileEntry great = fixture.log().snapshot().files().get(0);
    fixture.add(TestRows.random(new Random(2), 50));
    fixture.compact();
    assertThat(fixture.log().snapshot().files()).hasSize(2).contains(great);
    fixture.add(TestRows.random(new Random(3), 3000));
    fixture.compact();
    assertThat(fixture.log().snapshot().files()).hasSize(1);
    assertThat(fixture.seen()).isEqualTo(fixture.expected());
  }

  @Test
  void hourThatMayStillGetFlowsIsLeftAlone() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 100));
    CompactionOptions patient =
        new CompactionOptions(Duration.ofHours(2), false, 1 << 20, Duration.ofHours(1));
    assertThat(fixture.compact(patient).hours()).isEmpty();
    CompactionOptions all =
        new CompactionOptions(Duration.ofHours(2), true, 1 << 20, Duration.ofHours(1));
    assertThat(fixture.compact(all).hours()).hasSize(1);
  }

  @Test
  void filesEndAtTheTargetSize() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 20_000));
    fixture.compact(new CompactionOptions(Duration.ZERO, false, 300_000, Duration.ofHours(1)));
    assertThat(fixture.log().snapshot().files()).hasSizeGreaterThan(1);
    assertThat(fixture.seen()).isEqualTo(fixture.expected());
  }

  @Test
  void hourOfWhichRowsAreMissingIsGivenUpAndTheErrorHasBothFigures() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    FileEntry file = fixture.add(TestRows.random(new Random(1), 100));
    FileEntry wrong =
        new FileEntry(
            file.path().replace("part-0", "part-x"),
            123,
            file.bytes(),
            file.received(),
            file.started(),
            file.ended(),
            0,
            0,
            false);
    Files.move(table.resolve(file.path()), table.resolve(wrong.path()));
    fixture.log().commit(new Change("x", List.of(wrong), Set.of(file.path()), Map.of()));
    long version = fixture.log().snapshot().version();
    Compaction compaction = fixture.compact();
    assertThat(compaction.hours()).isEmpty();
    assertThat(compaction.failures().get(CompactionFixture.PARTITION))
        .contains("123 rows")
        .contains("100 rows");
    assertThat(fixture.log().snapshot().version()).isEqualTo(version);
    assertThat(DataFiles.hidden(table)).isEmpty();
    assertThat(table.resolve(wrong.path())).exists();
  }

  @Test
  void stoppedCompactionLeavesNothingBehind() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 100));
    Compaction compaction =
        new Compactor(
                fixture.log(), CompactionOptions.defaults(), CompactionProgress.NONE, () -> true)
            .run(CompactionFixture.LATER);
    assertThat(compaction.stopped()).isTrue();
    assertThat(DataFiles.hidden(table)).isEmpty();
    assertThat(fixture.seen()).isEqualTo(fixture.expected());
  }

  @Test
  void addressesOfNewFilesAreInTheIndex() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 2000));
    fixture.compact();
    assertThat(AddressIndex.at(table).bytes()).isPositive();
  }

  @Test
  void anIndexThatIsGoneOrDamagedIsMadeAnewOfTheFiles() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 2000));
    fixture.compact();
    Path day = table.resolve("_index/_day=2026-01-31.idx");
    byte[] whole = Files.readAllBytes(day);
    byte[] old = whole.clone();
    old[7] = '1';
    for (byte[] bytes : List.of(old, new byte[3], new byte[0])) {
      Files.write(day, bytes);
      assertThat(fixture.compact().hours()).isEmpty();
      assertThat(day).hasBinaryContent(whole);
    }
    Files.delete(day);
    fixture.compact();
    assertThat(day).hasBinaryContent(whole);
  }

  @Test
  void damagedBlocksOfTheIndexAreMadeAnewWhereAllAreLookedAt() throws IOException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), 2000));
    fixture.compact();
    Path day = table.resolve("_index/_day=2026-01-31.idx");
    byte[] whole = Files.readAllBytes(day);
    byte[] zeroed = whole.clone();
    Arrays.fill(zeroed, whole.length - 400, whole.length, (byte) 0);
    Files.write(day, zeroed);
    assertThat(findings(fixture))
        .singleElement()
        .asString()
        .startsWith(fixture.log().snapshot().files().get(0).path())
        .contains("damaged blocks");
    new IndexRebuild(fixture.log(), CompactionProgress.NONE, () -> false).run(true);
    assertThat(day).hasBinaryContent(whole);
    assertThat(findings(fixture)).isEmpty();
  }

  private static List<Finding> findings(CompactionFixture fixture) throws IOException {
    List<Finding> found = new ArrayList<>();
    new Verification(false, found::add).table(fixture.log());
    return found;
  }
}
