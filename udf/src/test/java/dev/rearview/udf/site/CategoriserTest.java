package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow is put into the type that SiLK's packing logics put it into. */
class CategoriserTest {
  private static final String INTERNAL = "10.0.0.1";
  private static final String EXTERNAL = "20.0.0.1";
  private static final String NULL = "30.0.0.1";
  private static final String NETWORKS =
      """
      internal-ipblocks 10.0.0.0/8 2001:db8::/32
      external-ipblocks 20.0.0.0/8 2001:db9::/32
      null-ipblocks 30.0.0.0/8
      """;

  @TempDir private Path directory;
  private Flow flow;

  @BeforeEach
  void makeAFlow() {
    flow =
        new Flow()
            .exporter("192.0.2.1", Flow.ABSENT)
            .addresses(EXTERNAL, INTERNAL)
            .ports(1000, 2000, 17);
  }

  @ParameterizedTest
  @CsvSource({
    "20.0.0.1, 30.0.0.1, innull", "20.0.0.1, 10.0.0.1, in",
    "20.0.0.1, 20.0.0.9, ext2ext", "20.0.0.1, 40.0.0.1, other",
    "10.0.0.1, 30.0.0.1, outnull", "10.0.0.1, 20.0.0.1, out",
    "10.0.0.1, 10.0.0.9, int2int", "10.0.0.1, 40.0.0.1, other",
    "30.0.0.1, 10.0.0.1, other", "30.0.0.1, 30.0.0.1, other",
    "40.0.0.1, 10.0.0.1, other", "40.0.0.1, 30.0.0.1, other",
    "2001:db9::1, 2001:db8::1, in", "2001:db8::1, 20.0.0.1, out"
  })
  void twowayComparesBothEnds(String source, String destination, String type) throws Exception {
    flow.addresses(source, destination);
    assertThat(types("", NETWORKS)).containsExactly(type);
  }

  @ParameterizedTest
  @CsvSource({
    "20.0.0.1, 30.0.0.1, innull", "20.0.0.1, 10.0.0.1, in",
    "20.0.0.1, 20.0.0.9, in", "20.0.0.1, 40.0.0.1, in",
    "10.0.0.1, 30.0.0.1, outnull", "10.0.0.1, 20.0.0.1, out",
    "10.0.0.1, 10.0.0.9, out", "40.0.0.1, 40.0.0.1, out"
  })
  void genericKnowsExternalSourcesAlone(String source, String destination, String type)
      throws Exception {
    flow.addresses(source, destination);
    assertThat(types("packing-logic packlogic-generic.so\n", NETWORKS)).containsExactly(type);
  }

  @Test
  void genericDiscardsNothing() throws Exception {
    String discarding = NETWORKS + "discard-when any-ipblocks 20.0.0.0/8\n";
    assertThat(types("packing-logic packlogic-generic.so\n", discarding)).containsExactly("in");
    assertThat(types("", discarding)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "6, 80, 1, inweb",
    "6, 1, 443, inweb",
    "6, 8080, 9, inweb",
    "6, 1, 8443, in",
    "17, 80, 443, in",
    "1, 0, 2048, in",
    "58, 0, 32768, in"
  })
  void webIsTcpFromOrToThreePorts(int protocol, int source, int destination, String type)
      throws Exception {
    flow.ports(source, destination, protocol);
    assertThat(types("", NETWORKS)).containsExactly(type);
  }

  @Test
  void nullAndInnerTypesHaveNoWebInThem() throws Exception {
    flow.ports(80, 80, 6);
    flow.addresses(EXTERNAL, NULL);
    assertThat(types("", NETWORKS)).containsExactly("innull");
    flow.addresses(INTERNAL, INTERNAL);
    assertThat(types("", NETWORKS)).containsExactly("int2int");
  }

  @ParameterizedTest
  @CsvSource({
    "20.0.0.1, 10.0.0.1, 1, inicmp", "10.0.0.1, 20.0.0.1, 1, outicmp",
    "2001:db9::1, 2001:db8::1, 58, inicmp", "20.0.0.1, 10.0.0.1, 58, in",
    "20.0.0.1, 20.0.0.9, 1, ext2ext"
  })
  void icmpIsPartedOffWhereItIsAskedFor(
      String source, String destination, int protocol, String type) throws Exception {
    flow.addresses(source, destination).ports(0, 0, protocol);
    assertThat(types("split icmp protocols 1 58\n", NETWORKS)).containsExactly(type);
  }

  @Test
  void aSplitComesBeforeThoseAfterIt() throws Exception {
    String silk =
        """
        class all
          type 20 indot
          type 21 outdot
        end class
        split dot protocols 6 ports 853 80
        """;
    flow.ports(853, 443, 6);
    assertThat(types(silk, NETWORKS)).containsExactly("indot");
    flow.ports(1, 443, 6).addresses(INTERNAL, EXTERNAL);
    assertThat(types(silk, NETWORKS)).containsExactly("outweb");
  }

  @Test
  void whereNetworksOverlapSilksOrderCounts() throws Exception {
    flow.addresses(INTERNAL, INTERNAL);
    String overlapping = "internal-ipblocks 10.0.0.0/8\nexternal-ipblocks 0.0.0.0/0\n";
    assertThat(types("", overlapping)).containsExactly("in");
    flow.addresses(EXTERNAL, INTERNAL);
    assertThat(types("", overlapping + "null-ipblocks 10.0.0.0/8\n")).containsExactly("innull");
  }

  @Test
  void theOtherNetworkIsTheRemainderByItself() throws Exception {
    flow.addresses("40.0.0.1", INTERNAL);
    assertThat(types("", "internal-ipblocks 10.0.0.0/8\n")).containsExactly("in");
    assertThat(types("", "external-ipblocks 40.0.0.0/8\n")).containsExactly("in");
    assertThat(types("", "internal-ipblocks 10.0.0.0/8\nnull-ipblocks remainder\n"))
        .containsExactly("other");
  }

  @Test
  void interfacesDecideBySideAndAreAtMost65535() throws Exception {
    String interfaces = "internal-interfaces 1\nexternal-interfaces 65535\nnull-interfaces 0\n";
    flow.interfaces(100_000, 1);
    assertThat(types("", interfaces)).containsExactly("in");
    flow.interfaces(1, Flow.ABSENT);
    assertThat(types("", interfaces)).containsExactly("outnull");
    flow.interfaces(1, 7);
    assertThat(types("", "internal-interfaces 1\n")).containsExactly("out");
    assertThat(types("", "external-interfaces remainder\n")).containsExactly("ext2ext");
  }

  @Test
  void interfacesOfTheNullNetworkMayStandBesideAddresses() throws Exception {
    flow.interfaces(5, 0);
    String mixed = "internal-ipblocks 10.0.0.0/8\nnull-interfaces 0\n";
    assertThat(types("", mixed)).containsExactly("innull");
    flow.interfaces(5, 6);
    assertThat(types("", mixed)).containsExactly("in");
  }

  @Test
  void fixedNetworksAreTrueOfEveryFlow() throws Exception {
    flow.addresses(INTERNAL, INTERNAL);
    assertThat(types("", "source-network external\ndestination-network internal\n"))
        .containsExactly("in");
    assertThat(types("", "source-network internal\ndestination-network null\n"))
        .containsExactly("outnull");
    flow.addresses(EXTERNAL, EXTERNAL);
    assertThat(types("", "source-network internal\nexternal-ipblocks 20.0.0.0/8\n"))
        .as("the external network is asked first")
        .containsExactly("ext2ext");
  }

  @ParameterizedTest
  @CsvSource({
    "discard-when source-ipblocks 20.0.0.0/8, false",
    "discard-when source-ipblocks 10.0.0.0/8, true",
    "discard-when destination-ipblocks 10.0.0.0/8, false",
    "discard-when any-ipblocks 10.0.0.0/8, false",
    "discard-when any-ipblocks 11.0.0.0/8, true",
    "discard-unless source-ipblocks 20.0.0.0/8, true",
    "discard-unless any-ipblocks 11.0.0.0/8, false",
    "discard-unless any-ipblocks 10.0.0.0/8, true",
    "discard-when source-interface 3, false",
    "discard-when destination-interface 3, true",
    "discard-unless any-interfaces 4 5, true",
    "discard-unless destination-interfaces 3, false"
  })
  void discardsAreBySide(String statement, boolean kept) throws Exception {
    flow.interfaces(3, 4);
    assertThat(types("", NETWORKS + statement + "\n")).hasSize(kept ? 1 : 0);
  }

  @Test
  void everyDiscardMustLetAFlowPass() throws Exception {
    assertThat(
            types(
                "",
                NETWORKS
                    + "discard-unless source-ipblocks 20.0.0.0/8\n"
                    + "discard-when destination-ipblocks 10.0.0.0/8\n"))
        .isEmpty();
  }

  @Test
  void oneFlowMayBeOfSeveralSensorsAndTwiceOfOne() throws Exception {
    Categoriser categoriser =
        categoriser(
            "",
            """
            probe p netflow-v9
              listen-on-port 9995
              protocol udp
            end probe
            sensor S1
              netflow-v9-probes p
              internal-ipblocks 10.0.0.0/8
            end sensor
            sensor S0
              netflow-v9-probes p
              internal-ipblocks 20.0.0.0/8
            end sensor
            sensor S1
              netflow-v9-probes p
              internal-ipblocks 10.0.0.0/8
              discard-when any-ipblocks 10.0.0.0/8
            end sensor
            sensor S1
              netflow-v9-probes p
              external-ipblocks 10.0.0.0/8
            end sensor
            """);
    assertThat(categoriser.categorise("netflow9", flow))
        .containsExactly(
            new Category("S1", "all", "in"),
            new Category("S0", "all", "out"),
            new Category("S1", "all", "out"));
  }

  @ParameterizedTest
  @CsvSource({
    // event, extended event, source, type; -1 is absent
    "-1, -1, 20.0.0.1, in",
    "2, 2001, 20.0.0.1, in",
    "0, 0, 20.0.0.1,",
    "1, 0, 20.0.0.1,",
    "4, 0, 20.0.0.1,",
    "5, 0, 20.0.0.1,",
    "-1, 1001, 20.0.0.1,",
    "3, 1001, 10.0.0.2, innull",
    "3, 1002, 20.0.0.1, outnull",
    "3, -1, 20.0.0.1, innull",
    "3, 1003, 20.0.0.1, innull",
    "3, 1004, 10.0.0.2, outnull",
    "3, 1003, 40.0.0.1, other",
    "3, 1001, 40.0.0.1, innull"
  })
  void firewallEventsOfAProbeThatHasThem(int event, int extended, String source, String type)
      throws Exception {
    flow.addresses(source, INTERNAL).firewall(event, extended);
    assertThat(types("", "quirks firewall-event\n", NETWORKS))
        .isEqualTo(type == null ? List.of() : List.of(type));
    assertThat(types("", NETWORKS)).as("without the quirk").hasSize(1);
  }

  @Test
  void aFlowWithoutAddressesHasATypeWithTheQuirkOnly() throws Exception {
    flow.addresses(null, INTERNAL);
    assertThat(types("", NETWORKS)).isEmpty();
    assertThat(types("", "quirks missing-ips\n", NETWORKS)).containsExactly("other");
    assertThat(types("", "quirks missing-ips\n", "external-ipblocks 0.0.0.0\n"))
        .containsExactly("ext2ext");
  }

  @Test
  void vlansAreInterfacesOfAProbeThatSaysSo() throws Exception {
    flow.interfaces(1, 2).vlans(7, 8);
    assertThat(
            types("", "interface-values vlan\n", "internal-interfaces 8\nexternal-interfaces 7\n"))
        .containsExactly("in");
    assertThat(types("", "internal-interfaces 2\nexternal-interfaces 1\n")).containsExactly("in");
  }

  private List<String> types(String silk, String networks) throws Exception {
    return types(silk, "", networks);
  }

  private List<String> types(String silk, String probe, String networks) throws Exception {
    return categoriser(
            silk,
            "probe p netflow-v9\nlisten-on-port 9995\nprotocol udp\n"
                + probe
                + "end probe\n"
                + "sensor S0\nnetflow-v9-probes p\n"
                + networks
                + "end sensor\n")
        .categorise("netflow9", flow)
        .stream()
        .map(Category::type)
        .toList();
  }

  private Categoriser categoriser(String silk, String sensors) throws Exception {
    return new SiteFiles(directory)
        .silkConf(SiteFiles.SILK_CONF + silk)
        .sensorConf(sensors)
        .load()
        .categoriser();
  }
}
