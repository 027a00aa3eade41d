package dev.rearview.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.record.FlowField;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the registry knows, and what it makes of it. */
class ElementRegistryTest {
  /** Columns that no element fills by itself: each is told of the datagram, or derived. */
  private static final Set<FlowField> NOT_FROM_AN_ELEMENT =
      EnumSet.of(
          FlowField.RECEIVED_TIME,
          FlowField.START_TIME,
          FlowField.END_TIME,
          FlowField.TIME_QUALITY,
          FlowField.EXPORTER_IP,
          FlowField.EXPORTER_PORT,
          FlowField.OBSERVATION_DOMAIN,
          FlowField.EXPORT_PROTOCOL,
          FlowField.SEQUENCE_NUMBER,
          FlowField.SAMPLING_RATE,
          FlowField.MPLS_LABELS,
          FlowField.ATTRIBUTES,
          FlowField.EXTRA);

  private final ElementRegistry registry = ElementRegistry.standard();

  @ParameterizedTest
  @CsvSource({
    "0, 1, octetDeltaCount, UNSIGNED64",
    "0, 27, sourceIPv6Address, IPV6_ADDRESS",
    "0, 291, basicList, BASIC_LIST",
    "0, 311, samplingProbability, FLOAT64",
    "9, 12235, appHTTPHost, STRING",
    "5951, 128, roundTripTime, UNSIGNED32",
    "6871, 14, initialTCPFlags, UNSIGNED16",
    "6876, 880, tenantProtocol, UNSIGNED8",
    "35632, 118, L7_PROTO, UNSIGNED16",
    "35632, 489, JA3C_HASH, STRING",
    "2636, 137, commonPropertiesId, OCTET_ARRAY",
    "3054, 176, reverseOctetDeltaCount, UNSIGNED64",
    "6876, 950, ruleId, UNSIGNED32",
    "12276, 28, transSourceIPv4Address, IPV4_ADDRESS",
    "13745, 107, msgid, STRING",
    "39499, 338, tlsSni, STRING",
    "41916, 4321, viptelaVPNId, UNSIGNED64",
    "45346, 12239, vcFlowPath, UNSIGNED8",
    "47729, 321, RadiusVsaValue, OCTET_ARRAY",
    "0, 533, pathDelaySumDeltaMicroseconds, UNSIGNED64",
    "637, 91, natInsideSvcid, UNSIGNED16",
    "8057, 1016, packetDirection, SIGNED8",
    "10704, 8, BindIPv4Address, IPV4_ADDRESS",
    "16982, 502, HTTPRequestURL, STRING",
    "26866, 208, DnsResponseIPv6Address, IPV6_ADDRESS",
    "6871, 16424, reverseFlowAttributes, UNSIGNED16",
    "29305, 1, reverseOctetDeltaCount, UNSIGNED64",
    "6871, 16398, reverseInitialTCPFlags, UNSIGNED16",
    "0, 32000, 0:32000, OCTET_ARRAY",
    "4294967295, 5, 4294967295:5, OCTET_ARRAY",
  })
  void knowsElementsOfIpfix(long pen, int id, String name, DataType type) {
    InformationElement element = registry.ipfix(pen, id);

    assertThat(element.pen()).isEqualTo(pen);
    assertThat(element.id()).isEqualTo(id);
    assertThat(element.name()).isEqualTo(name);
    assertThat(element.type()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 0, 8, sourceIPv4Address, SRC_IP",
    "40001, 0, 40001, XLATE_SRC_ADDR_IPV4, POST_NAT_SRC_IP",
    "40005, 0, 40005, FW_EVENT, FIREWALL_EVENT",
    "56701, 0, 56701, App-ID,",
    // Cisco's 9252 and 12236, ntop's 118 in the range that each took of NetFlow v9's ids
    "65, 0, 65, FLOW_FLAGS,",
    "24632, 0, 24632, natInternalAddress,",
    "44940, 9, 12172, etaInitialDataPacket,",
    "42020, 9, 9252, servicesWaasSegment,",
    "45004, 9, 12236, clientIPv4Address, SRC_IP",
    "57590, 35632, 118, L7_PROTO, APPLICATION",
    "65000, 0, 65000, 0:65000,",
  })
  void knowsElementsOfNetFlow9(int sent, long pen, int id, String name, FlowField column) {
    InformationElement element = registry.netFlow9(sent);

    assertThat(element.pen()).isEqualTo(pen);
    assertThat(element.id()).isEqualTo(id);
    assertThat(element.name()).isEqualTo(name);
    assertThat(element.target() == null ? null : element.target().column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource({"1, scopeSystem", "2, scopeInterface", "5, scopeTemplate", "9, scope:9"})
  void knowsScopesOfNetFlow9(int type, String name) {
    assertThat(registry.netFlow9Scope(type).name()).isEqualTo(name);
    assertThat(registry.netFlow9Scope(type).target()).isNull();
  }

  @Test
  void turnsTheTargetOfAReverseElementRound() {
    Target octets = registry.ipfix(0, 1).target();
    Target responderOctets = registry.ipfix(0, 232).target();

    assertThat(octets.reverse()).isFalse();
    assertThat(registry.ipfix(ElementRegistry.REVERSE_PEN, 1).target())
        .isEqualTo(octets.reversed());
    assertThat(responderOctets.reverse()).isTrue();
    assertThat(responderOctets.column()).isEqualTo(FlowField.OCTETS);
    assertThat(registry.ipfix(6871, 14 | 0x4000).target().reverse()).isTrue();
    assertThat(registry.ipfix(ElementRegistry.REVERSE_PEN, 148).target()).isNull();
  }

  @Test
  void prefersDeltaToTotalAndTotalToInitiator() {
    assertThat(registry.ipfix(0, 1).target().rank())
        .isLessThan(registry.ipfix(0, 85).target().rank());
    assertThat(registry.ipfix(0, 85).target().rank())
        .isLessThan(registry.ipfix(0, 231).target().rank());
  }

  @Test
  void canFillEveryColumnThatElementsFill() {
    Set<FlowField> filled =
        registry.all().stream()
            .map(InformationElement::target)
            .filter(Objects::nonNull)
            .map(Target::column)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FlowField.class)));

    assertThat(filled).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_FROM_AN_ELEMENT)));
  }

  @Test
  void hasAnElementForEveryInput() {
    Set<Input> told =
        registry.all().stream()
            .map(InformationElement::target)
            .filter(Objects::nonNull)
            .map(Target::input)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Input.class)));

    assertThat(told).isEqualTo(EnumSet.allOf(Input.class));
  }
}
