package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in sensor.conf is named, with its line, and what was expected in its place. */
class SensorConfMistakesTest {
  private static final String TYPES = "netflow-v5, netflow-v9, ipfix, sflow, silk";

  @TempDir private Path directory;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "colour red", "1: found 'colour red', expected one of probe, group, sensor, include"),
        mistake(
            "probe p",
            "1: found the end of the file, expected 'end probe' for 'probe p' in line 1",
            "1: found 'probe p', expected probe, a name from a letter on, without /, and one of "
                + TYPES),
        mistake("probe p netflow-v6\nend probe", "1: found 'netflow-v6', expected one of " + TYPES),
        mistake(
            "probe p sflow\n listen-on-port 6343\n protocol udp\nsensor S0\nend sensor",
            "4: found 'sensor S0', expected 'end probe'",
            "4: found no list of a network in sensor S0, expected a list of the internal or"
                + " external network, or source-network and destination-network"),
        mistake(
            probe("sflow", "listen-on-port 6343; protocol udp; colour red"),
            "4: found 'colour red', expected listen-on-port, protocol, listen-as-host,"
                + " accept-from-host, listen-on-unix-socket, poll-directory, read-from-file,"
                + " interface-values, log-flags, quirks, priority or 'end probe'"),
        mistake(
            probe("sflow", "listen-on-port 70000; protocol udp"),
            "2: found 'listen-on-port 70000', expected listen-on-port and a port from 1 to 65535"),
        mistake(
            probe("sflow", "listen-on-port 1 2; protocol udp"),
            "2: found 'listen-on-port 1 2', expected listen-on-port and one value"),
        mistake(
            probe("sflow", "listen-on-port 1; listen-on-port 2; protocol udp"),
            "3: found 'listen-on-port 2', expected listen-on-port once, and it stands in line 2"),
        mistake(
            probe("sflow", "listen-on-port 1; protocol sctp"),
            "3: found 'protocol sctp', expected protocol and udp or tcp"),
        mistake(
            probe("sflow", "listen-on-port 1; protocol tcp"),
            "3: found 'protocol tcp', expected what a probe of type sflow can do"),
        mistake(
            probe("sflow", "listen-on-port 1"),
            "2: found listen-on-port without protocol, expected protocol udp or tcp beside it"),
        mistake(
            probe("sflow", "accept-from-host 192.0.2.1; listen-as-host 192.0.2.1"),
            "2: found accept-from-host without listen-on-port, expected listen-on-port beside it",
            "3: found listen-as-host without listen-on-port, expected listen-on-port beside it"),
        mistake(
            probe("sflow", "listen-on-port 1; protocol udp; accept-from-host 10.0.0.0/8"),
            "4: found '10.0.0.0/8', expected an address or the name of a host"),
        mistake(
            probe("sflow", ""),
            "1: found no source of flows in probe p, expected listen-on-port, poll-directory or"
                + " read-from-file"),
        mistake(
            probe("ipfix", "listen-on-port 1; protocol udp; poll-directory /x"),
            "1: found listen-on-port and poll-directory in probe p, expected one source of flows"),
        mistake(
            probe("sflow", "poll-directory /x"),
            "2: found 'poll-directory /x', expected what a probe of type sflow can do"),
        mistake(
            probe("ipfix", "read-from-file x"),
            "2: found 'read-from-file x', expected what a probe of type ipfix can do"),
        mistake(
            probe("ipfix", "listen-on-unix-domain-socket /x"),
            "2: found 'listen-on-unix-domain-socket /x', expected what a probe of type ipfix can"
                + " do"),
        mistake(
            probe("silk", "listen-on-port 1; protocol udp"),
            "2: found 'listen-on-port 1', expected what a probe of type silk can do"),
        mistake(
            probe("netflow-v5", "read-from-file x; interface-values vlan"),
            "3: found 'interface-values vlan', expected what a probe of type netflow-v5 can do"),
        mistake(
            probe("ipfix", "poll-directory /x; interface-values mac"),
            "3: found 'interface-values mac', expected interface-values and snmp or vlan"),
        mistake(
            probe("ipfix", "poll-directory /x; log-flags none bad"),
            "3: found 'log-flags none bad', expected log-flags and none, or some of all, bad,"
                + " default, firewall-event, missing, record-timestamps, sampling, show-templates"),
        mistake(
            probe("ipfix", "poll-directory /x; quirks none zero-packets"),
            "3: found 'quirks none zero-packets', expected quirks and none, or some of"
                + " firewall-event, missing-ips, nf9-out-is-reverse, nf9-sysuptime-seconds,"
                + " zero-packets"),
        mistake(
            probe("ipfix", "poll-directory /x") + probe("ipfix", "poll-directory /x"),
            "4: found probe p again, expected a name that is not taken, as in line 1"),
        mistake(
            probe("ipfix", "poll-directory /x")
                + probe("ipfix", "poll-directory /x").replace(" p ", " q "),
            "4: found directory /x in probe q, expected one that probe p does not read"),
        mistake(
            probe("ipfix", "listen-on-port 1; protocol udp")
                + probe("sflow", "listen-on-port 1; protocol udp").replace(" p ", " q "),
            "5: found probes p and q on udp port 1, expected one type of probe on a port"),
        mistake(
            probe("ipfix", "listen-on-port 1; protocol udp; accept-from-host 192.0.2.1")
                + probe("ipfix", "listen-on-port 1; protocol udp").replace(" p ", " q "),
            "6: found probes p and q on udp port 1, expected accept-from-host in both, with"
                + " different hosts"),
        mistake(
            "group g\n interfaces 1\n ipblocks 10.0.0.0/8\nend group",
            "3: found 'ipblocks 10.0.0.0/8', expected only interfaces, as before"),
        mistake(
            "group g\n interfaces 65536\nend group",
            "2: found '65536', expected an interface number from 0 to 65535 or @ and a group"),
        mistake(
            "group g\n ipblocks 10.0.0.0/33 @h\nend group",
            "2: found '10.0.0.0/33', expected an address, a CIDR block, a wildcard or @ and a group",
            "2: found '@h', expected a group that has ended before, with something in it"),
        mistake(
            "group g\n ipblocks @g\nend group",
            "2: found '@g', expected a group that has ended before, with something in it"),
        mistake(
            "group g\n interfaces 1\nend group\ngroup h\n ipblocks @g\nend group",
            "5: found '@g', a group of interfaces, expected a group of ipblocks"),
        mistake(
            "group g\n ipblocks \"10.0.0.0/8\"\nend group",
            "2: found \"10.0.0.0/8\", expected quotes around paths of ipsets only"),
        mistake(
            "group g\n ipblocks\nend group",
            "2: found 'ipblocks', expected a list of ipblocks or of groups of them"),
        mistake(
            "group g\n colour red\nend group",
            "2: found 'colour red', expected interfaces, ipblocks, ipsets or 'end group'"),
        mistake(
            "group g\n interfaces 1\nend group\ngroup g\nend group",
            "4: found group g again, expected a name that is not taken"),
        mistake(
            "group g\n ipsets none.txt\nend group",
            "2: found no file none.txt, expected a set of addresses as text"),
        mistake("group g\n ipsets -\nend group", "2: found '-', expected a file"),
        mistake(
            "group g\n ipsets empty.txt\nend group",
            "2: found no address in empty.txt, expected a set with addresses in it"),
        mistake(
            "group g\n interfaces 1,,2\nend group",
            "2: found ',', expected a value before the comma"),
        mistake(
            "group g\n interfaces 1,\nend group",
            "2: found the end of the line, expected a value after the comma"),
        mistake(
            "include \"none.conf\"",
            "1: found no file none.conf, expected a file that can be read"));
  }

  static Stream<Arguments> sensorMistakes() {
    return Stream.of(
        mistake(
            "netflow-v9-probes q; internal-ipblock x",
            "6: found 'q', expected a probe that this file declares: p",
            "7: found 'x', expected an address, a CIDR block, a wildcard or @ and a group"),
        mistake(
            "ipfix-probes p; internal-ipblock 10.0.0.0/8",
            "6: found 'p', a probe of type netflow-v9, expected a probe of type ipfix"),
        mistake(
            "argus-probes p; internal-ipblock 10.0.0.0/8",
            "6: found 'argus-probes', expected one of " + TYPES + " before -probes"),
        mistake(
            "netflow-v9-probes; internal-ipblock 10.0.0.0/8",
            "6: found 'netflow-v9-probes', expected netflow-v9-probes and names of probes"),
        mistake(
            "inner-ipblocks 10.0.0.0/8",
            "6: found 'inner-ipblocks 10.0.0.0/8', expected TYPE-probes, source-network,"
                + " destination-network, NETWORK-interfaces, NETWORK-ipblocks, NETWORK-ipsets (of"
                + " internal, external, null), isp-ip, discard-when, discard-unless or 'end"
                + " sensor'"),
        mistake(
            "null-ipblocks 10.0.0.0/8",
            "5: found no list but of the null network in sensor S0, expected a list of the internal"
                + " or external network, or source-network and destination-network"),
        mistake(
            "source-network outside",
            "6: found 'source-network outside', expected source-network and internal, external or"
                + " null"),
        mistake(
            "source-network null; source-network null",
            "7: found 'source-network null', expected source-network once"),
        mistake(
            "internal-ipblocks 10.0.0.0/8; source-network internal",
            "7: found 'source-network internal', expected no list of the network internal beside"
                + " it"),
        mistake(
            "source-network internal; internal-ipblocks 10.0.0.0/8",
            "7: found 'internal-ipblocks 10.0.0.0/8', expected no list of a network that all sources"
                + " or destinations are in"),
        mistake(
            "internal-ipblocks 10.0.0.0/8; internal-ipblock 11.0.0.0/8",
            "7: found 'internal-ipblock 11.0.0.0/8', expected one list of the network internal, and"
                + " it stands in line 6"),
        mistake(
            "internal-ipblocks 10.0.0.0/8; external-interfaces 1",
            "7: found 'external-interfaces 1', expected ipblocks in all networks, as in line 6"),
        mistake(
            "internal-ipblocks 10.0.0.0/8; null-ipsets some.txt",
            "7: found 'null-ipsets some.txt', expected ipblocks in all networks, as in line 6"),
        mistake(
            "internal-ipblocks remainder; external-ipblocks remainder; null-ipblocks 10.0.0.0/8",
            "7: found 'external-ipblocks remainder', expected one remainder, and it stands in line"
                + " 6"),
        mistake(
            "internal-ipblocks remainder",
            "6: found 'internal-ipblocks remainder', expected ipblocks of another network to be the"
                + " remainder of"),
        mistake(
            "internal-ipblocks 10.0.0.0/8 remainder",
            "6: found 'remainder', expected an address, a CIDR block, a wildcard or @ and a group"),
        mistake(
            "internal-interfaces 1; isp-ip 2001:db8::1",
            "7: found 'isp-ip 2001:db8::1', expected isp-ip and IPv4 addresses"),
        mistake(
            "internal-interfaces 1; discard-when all-ipblocks 10.0.0.0/8",
            "7: found 'discard-when all-ipblocks 10.0.0.0/8', expected discard-when, one of source,"
                + " destination, any with one of -interfaces, -ipblocks, -ipsets, and a list"),
        mistake(
            "internal-interfaces 1; discard-when any-ipblock 10.1.2.3; discard-unless any-ipblocks"
                + " 10.1.2.4",
            "8: found 'discard-unless any-ipblocks 10.1.2.4', expected discard-when or"
                + " discard-unless of any-ipblocks once"),
        mistake(
            "internal-interfaces 1; discard-when any-ipblocks",
            "7: found 'discard-when any-ipblocks', expected a list of ipblocks or of groups of"
                + " them"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamed(String text, String[] lines) {
    assertNamed(SiteFiles.SILK_CONF, text, lines);
  }

  @ParameterizedTest
  @MethodSource("sensorMistakes")
  void aMistakeInASensorIsNamed(String statements, String[] lines) {
    String text =
        probe("netflow-v9", "listen-on-port 9995; protocol udp")
            + "sensor S0\n"
            + statements.replace("; ", "\n")
            + "\nend sensor";
    assertNamed(SiteFiles.SILK_CONF, text, lines);
  }

  @Test
  void aSensorThatSilkConfDoesNotDeclareIsNamed() {
    assertNamed(
        SiteFiles.SILK_CONF,
        "sensor S9\n internal-interfaces 1\nend sensor\nsensor\nend sensor",
        "1: found sensor S9, expected a sensor that silk.conf declares",
        "4: found 'sensor', expected sensor and its name");
  }

  @Test
  void theGenericLogicTakesOneProbeAndAnExternalNetwork() {
    String silk = SiteFiles.SILK_CONF + "packing-logic \"site/generic/packlogic-generic.so\"\n";
    assertNamed(
        silk,
        "sensor S0\n internal-interfaces 1\nend sensor",
        "1: found no list of the external network in sensor S0, expected one: packing logic generic"
            + " needs it");
    assertNamed(
        silk,
        "sensor S0\n external-interfaces 1\nend sensor",
        "1: found 0 probes in sensor S0, expected one probe of netflow-v5, netflow-v9 or ipfix:"
            + " packing logic generic takes no other");
    assertNamed(
        silk,
        probe("sflow", "listen-on-port 1; protocol udp")
            + "sensor S0\n external-interfaces 1\n sflow-probes p\nend sensor",
        "5: found 1 probes with one of sflow in sensor S0, expected one probe of netflow-v5,"
            + " netflow-v9 or ipfix: packing logic generic takes no other");
  }

  @Test
  void mistakesOfBothFilesAreSaidAtOnce() {
    SiteFiles files =
        new SiteFiles(directory)
            .silkConf("colour red\n" + SiteFiles.SILK_CONF)
            .sensorConf("colour blue");
    assertThat(files.errors())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("silk.conf:1: found 'colour red'"),
            line -> assertThat(line).startsWith("sensor.conf:1: found 'colour blue'"));
  }

  private void assertNamed(String silkConf, String text, String... lines) {
    SiteFiles files =
        new SiteFiles(directory)
            .silkConf(silkConf)
            .file("empty.txt", "# nothing\n")
            .file("some.txt", "10.0.0.1\n")
            .sensorConf(text);
    assertThat(files.errors())
        .containsExactly(Stream.of(lines).map("sensor.conf:"::concat).toArray(String[]::new));
  }

  private static String probe(String type, String statements) {
    return "probe p "
        + type
        + "\n"
        + (statements.isEmpty() ? "" : statements.replace("; ", "\n") + "\n")
        + "end probe\n";
  }

  private static Arguments mistake(String text, String... lines) {
    return Arguments.of(text, lines);
  }
}
