package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import dev.rearview.udf.site.sensorconf.HostResolver;
import dev.rearview.udf.site.silkconf.FlowType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two files of an article about SiLK, as they are printed there, are loaded and sort flows. */
class ArticleTest {
  private static final String SILK_CONF =
      """
      sensor 0 cr "Core router"
      sensor 1 cs "Core switch"
      class all
        sensors cr cs
      end class
      """;
  private static final String SENSORS_CONF =
      """
      probe cr netflow-v5
        listen-on-port 4739
        protocol udp
        accept-from-host 87.238.a.b
      end probe

      probe cs sflow
        listen-on-port 6343
        protocol udp
        accept-from-host 87.238.c.d
      end probe

      group my-network
        ipblocks 87.238.32.0/19 # RL
        ipblocks 2a02:c0::/32  # RL
        ipblocks 10.0.0.0/8     # RFC1918
        ipblocks 172.16.0.0/12  # RFC1918
        ipblocks 192.168.0.0/16 # RFC1918
      end group

      sensor cr
      netflow-v5-probes cr
        internal-ipblock @my-network
        external-ipblock remainder
      end sensor

      sensor cs
        sflow-probes cs
        internal-ipblock @my-network
        external-ipblock remainder
      end sensor
      """;

  /** Stands for the site's name server: the article has letters in place of two octets. */
  private static final HostResolver SITE =
      name ->
          switch (name) {
            case "87.238.a.b" -> List.of(IpAddress.parse("87.238.1.2").orElseThrow());
            case "87.238.c.d" -> List.of(IpAddress.parse("87.238.3.4").orElseThrow());
            default -> List.of();
          };

  @TempDir private Path directory;

  @Test
  void theFilesAreLoadedUnchanged() throws Exception {
    SensorConfiguration configuration = load(SITE);
    assertThat(configuration.site().sensors().get("cs").description()).isEqualTo("Core switch");
    assertThat(configuration.site().packedClass().types().stream().map(FlowType::name))
        .containsExactly(
            "in", "out", "inweb", "outweb", "innull", "outnull", "int2int", "ext2ext", "inicmp",
            "outicmp", "other");
    assertThat(configuration.warnings())
        .containsExactly(
            directory.resolve("silk.conf")
                + ":1: SiLK reads descriptions of sensors only after 'version 2'");
  }

  @Test
  void thePortsOfBothProbesAreListenedOn() throws Exception {
    List<Listener> listeners = load(SITE).listeners();
    assertThat(listeners).extracting(Listener::port).containsExactly(4739, 6343);
    assertThat(listeners)
        .extracting(Listener::acceptFrom)
        .containsExactly(List.of("87.238.1.2"), List.of("87.238.3.4"));
  }

  @Test
  void aHostWithoutAnAddressIsAWarningAndAcceptsNobody() throws Exception {
    SensorConfiguration configuration = load(SiteFiles.NO_HOSTS);
    assertThat(configuration.warnings())
        .contains(
            directory.resolve("sensors.conf")
                + ":4: host 87.238.a.b has no address: nothing is accepted from it");
    Listener first = configuration.listeners().get(0);
    assertThat(first.acceptAll()).isFalse();
    assertThat(first.acceptFrom()).isEmpty();
    assertThat(categories(configuration, "87.238.1.2", "netflow5", "8.8.8.8", "10.0.0.1", 53))
        .isEmpty();
  }

  @Test
  void flowsOfTheCoreRouterAreSorted() throws Exception {
    SensorConfiguration configuration = load(SITE);
    String router = "87.238.1.2";
    assertThat(categories(configuration, router, "netflow5", "8.8.8.8", "87.238.33.1", 53))
        .containsExactly(new Category("cr", "all", "in"));
    assertThat(categories(configuration, router, "netflow5", "2a02:c0::1", "2600::1", 443))
        .containsExactly(new Category("cr", "all", "outweb"));
    assertThat(categories(configuration, router, "netflow5", "10.0.0.1", "172.16.0.1", 443))
        .containsExactly(new Category("cr", "all", "int2int"));
    assertThat(categories(configuration, router, "netflow5", "8.8.8.8", "9.9.9.9", 443))
        .containsExactly(new Category("cr", "all", "ext2ext"));
  }

  @Test
  void flowsOfTheCoreSwitchAreItsOwn() throws Exception {
    SensorConfiguration configuration = load(SITE);
    assertThat(categories(configuration, "87.238.3.4", "sflow5", "8.8.8.8", "10.0.0.1", 53))
        .containsExactly(new Category("cs", "all", "in"));
    assertThat(categories(configuration, "87.238.3.4", "netflow5", "8.8.8.8", "10.0.0.1", 53))
        .isEmpty();
  }

  private SensorConfiguration load(HostResolver hosts) throws Exception {
    new SiteFiles(directory).silkConf(SILK_CONF).file("sensors.conf", SENSORS_CONF);
    return SensorConfiguration.load(
        directory.resolve("silk.conf"), directory.resolve("sensors.conf"), hosts);
  }

  private static List<Category> categories(
      SensorConfiguration configuration,
      String exporter,
      String protocol,
      String source,
      String destination,
      int port) {
    Flow flow =
        new Flow()
            .exporter(exporter, Flow.ABSENT)
            .addresses(source, destination)
            .ports(40_000, port, 6);
    return configuration.categoriser().categorise(protocol, flow);
  }
}
