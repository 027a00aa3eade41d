package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows of sensors made up by chance are sorted as the printed tables say. */
class RandomSiteTest {
  private static final int SITES = 300;
  private static final int FLOWS_PER_SITE = 200;

  @TempDir private Path directory;

  @Test
  void everyFlowOfEverySiteIsOfTheTypeThatTheTableSays() throws Exception {
    Random random = new Random(20_090_212);
    Map<String, Integer> counts = new TreeMap<>();
    Flow flow = new Flow().exporter("192.0.2.1", Flow.ABSENT);
    for (int i = 0; i < SITES; i++) {
      RandomSite site = new RandomSite(random);
      Categoriser categoriser =
          new SiteFiles(directory)
              .silkConf(site.silkConf())
              .sensorConf(site.sensorConf())
              .load()
              .categoriser();
      for (int j = 0; j < FLOWS_PER_SITE; j++) {
        RandomSite.MadeFlow made = site.flow();
        flow.addresses(made.source(), made.destination())
            .ports(made.sourcePort(), made.destinationPort(), made.protocol())
            .interfaces(made.in(), made.out())
            .firewall(made.event(), made.extendedEvent());
        List<Category> categories = categoriser.categorise("netflow9", flow);
        String type = categories.isEmpty() ? "" : categories.get(0).type();
        assertThat(type).as("%s of%n%s", made, site.sensorConf()).isEqualTo(site.expected(made));
        counts.merge(type, 1, Integer::sum);
      }
    }
    assertThat(counts)
        .as("every type is met often enough to mean something")
        .containsOnlyKeys(
            "", "ext2ext", "in", "innull", "int2int", "inweb", "other", "out", "outnull", "outweb")
        .allSatisfy((type, count) -> assertThat(count).isGreaterThan(500));
  }
}
