package dev.rearview.jobs.bench;

import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.geoip.InstalledDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What enrichment costs on the whole way to the archive: an instance that knows sensors, networks
 * and GeoIP databases, against one that knows nothing of all that.
 */
final class EnrichBench {
  private static final String COST = "archive, enriched: CPU s per M flows";

  private static final String SILK_CONF =
      """
      version 2
      sensor 0 bench
      class all
        sensors bench
      end class
      packing-logic "packlogic-twoway.so"
      """;

  /** Everything that is sent is of the sensor: its clients are inside. */
  private static final String SENSOR_CONF =
      """
      probe bench %s
        poll-directory /nowhere
      end probe
      sensor bench
        %s-probes bench
        internal-ipblocks 10.0.0.0/8
        external-ipblocks remainder
      end sensor
      """;

  private static final String NETWORKS =
      """
      prefix,name,role,site,owner,tenant
      10.1.0.0/22,clients,office,here,IT,
      203.0.113.0/24,servers,servers,there,IT,
      """;

  private EnrichBench() {}

  static List<BenchRow> run(BenchPlan plan, Progress progress) throws IOException {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      progress.step("starting two instances");
      try (BenchInstance enriched =
              BenchInstance.whole(
                  "enriched",
                  scratch.root().resolve("enriched"),
                  settings(scratch.root().resolve("files"), plan));
          BenchInstance plain = BenchInstance.whole("plain", scratch.root().resolve("plain"), "")) {
        AlternatingRuns runs = new AlternatingRuns(plan, progress);
        runs.run(List.of(enriched, plain));
        Samples with = runs.cost(enriched);
        Samples without = runs.cost(plain);
        return List.of(
            new BenchRow(
                COST,
                with.medianAndRange(),
                "not enriched " + without.medianAndRange(),
                with.median() / without.median(),
                databases(plan) + runs.conditions(enriched, plain)));
      }
    }
  }

  private static String databases(BenchPlan plan) {
    int count = new InstalledDatabases(plan.geoip()).files().size();
    return "collector + TaskManager; sensors, networks.csv and "
        + (count == 0 ? "no GeoIP database" : count + " GeoIP databases of " + plan.geoip())
        + "; 1,000 clients and 50 servers, so most look-ups are remembered ones; ";
  }

  /** The settings of an instance that knows something, and the files that they name. */
  private static String settings(Path directory, BenchPlan plan) throws IOException {
    Path reference = Files.createDirectories(directory.resolve("reference"));
    Files.writeString(reference.resolve("networks.csv"), NETWORKS);
    Files.writeString(directory.resolve("silk.conf"), SILK_CONF);
    String probe = plan.protocol().probeType();
    Files.writeString(directory.resolve("sensor.conf"), SENSOR_CONF.formatted(probe, probe));
    return "site.silk-conf=%s\nsite.sensor-conf=%s\nreference.directory=%s\ngeoip.directory=%s\n"
        .formatted(
            directory.resolve("silk.conf"),
            directory.resolve("sensor.conf"),
            reference,
            plan.geoip().toAbsolutePath());
  }
}
