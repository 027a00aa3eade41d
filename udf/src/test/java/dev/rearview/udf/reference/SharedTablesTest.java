package dev.rearview.udf.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.prefix.PrefixTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTablesTest {
  private final SharedTables tables = new SharedTables();
  @TempDir Path directory;

  @Test
  void leasesOfTheSameSourceShareOneTableUntilTheLastIsClosed() {
    Lease<PrefixTable<Network>> one = lease(Duration.ofHours(1));
    Lease<PrefixTable<Network>> other = lease(Duration.ofHours(1));
    assertThat(one.table()).isSameAs(other.table());
    assertThat(tables.size()).isEqualTo(1);
    one.close();
    one.close();
    assertThat(tables.size()).isEqualTo(1);
    other.close();
    assertThat(tables.size()).isZero();
  }

  @Test
  void tablesAreRefreshedInTheBackgroundAndNoThreadIsLeftAfterTheLast() throws Exception {
    long others = refreshers();
    try (Lease<PrefixTable<Network>> lease = lease(Duration.ofMillis(10))) {
      Files.writeString(directory.resolve("networks.csv"), "prefix,name\n10.0.0.0/8,office\n");
      await(() -> lease.table().size() == 1);
      assertThat(refreshers()).isEqualTo(others + 1);
    }
    await(() -> refreshers() == others);
  }

  @Test
  void whoeverLeasesATableSeesItsFilesAsTheyAre() throws Exception {
    try (Lease<PrefixTable<Network>> earlier = lease(Duration.ofHours(1))) {
      Files.writeString(directory.resolve("networks.csv"), "prefix,name\n10.0.0.0/8,office\n");
      assertThat(earlier.table().size()).isZero();
      try (Lease<PrefixTable<Network>> later = lease(Duration.ofHours(1))) {
        assertThat(later.table().size()).isEqualTo(1);
        assertThat(earlier.table()).isSameAs(later.table());
      }
    }
  }

  private Lease<PrefixTable<Network>> lease(Duration interval) {
    return tables.lease(
        new NetworksSource(new ReferenceDirectory(directory.toString())),
        interval,
        new UnregisteredMetricsGroup());
  }

  private static long refreshers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("rearview-reference"))
        .count();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
