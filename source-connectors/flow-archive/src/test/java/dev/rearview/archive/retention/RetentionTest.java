package dev.rearview.archive.retention;

import static dev.rearview.archive.verify.FlowFiles.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.index.AddressFilter;
import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.verify.FlowFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  private static final Instant SEVEN = Instant.parse("2026-01-31T07:00:00Z");

  @TempDir private Path directory;
  private FlowFiles table;
  private FileEntry seven;
  private FileEntry alsoSeven;
  private FileEntry eight;
  private FileEntry nine;

  @BeforeEach
  void write() throws IOException {
    table = new FlowFiles(directory);
    nine = table.add("c", flow(SEVEN.plusSeconds(7_200), "192.0.2.1"));
    eight = table.add("b", flow(SEVEN.plusSeconds(3_600), "192.0.2.1"));
    seven = table.add("a", flow(SEVEN, "192.0.2.1"));
    alsoSeven = table.add("a2", flow(SEVEN.plusSeconds(1_800), "192.0.2.1"));
  }

  @Test
  void anHourGoesWhenAllOfItIsTooOld() throws IOException {
    Retention retention = retention(Optional.of(Duration.ofHours(1)), OptionalLong.empty());
    assertThat(retention.expire(SEVEN.plusSeconds(5_400))).isEmpty();
    AddressIndex.at(directory).update(Map.of(seven.path(), new AddressFilter()), Set.of());
    assertThat(retention.expire(SEVEN.plusSeconds(5_401)))
        .containsExactlyInAnyOrder(seven, alsoSeven);
    assertThat(table.log().snapshot().files()).containsExactly(eight, nine);
    assertThat(table.path(seven).getParent()).doesNotExist();
    assertThat(table.log().locate(seven)).startsWith(directory.resolve("_superseded")).exists();
    assertThat(AddressIndex.at(directory).bytes()).isZero();
    assertThat(retention.expire(SEVEN.plusSeconds(9_999_999))).containsExactly(eight, nine);
    assertThat(directory.resolve("day=2026-01-31")).doesNotExist();
  }

  @Test
  void theOldestHoursGoUntilTheRestIsSmallEnough() throws IOException {
    long all = table.log().snapshot().bytes();
    assertThat(due(all)).isEmpty();
    assertThat(due(all - 1)).isEqualTo(Set.of(seven, alsoSeven));
    assertThat(due(nine.bytes())).isEqualTo(Set.of(seven, alsoSeven, eight));
    assertThat(due(0)).hasSize(4);
  }

  @Test
  void withoutALimitEverythingStays() throws IOException {
    assertThat(retention(Optional.empty(), OptionalLong.empty()).expire(Instant.MAX.minusMillis(1)))
        .isEmpty();
  }

  private Set<FileEntry> due(long bytes) throws IOException {
    return Set.copyOf(
        retention(Optional.empty(), OptionalLong.of(bytes)).due(table.log().snapshot(), SEVEN));
  }

  private Retention retention(Optional<Duration> age, OptionalLong bytes) {
    return new Retention(table.log(), new RetentionLimit(age, bytes));
  }
}
