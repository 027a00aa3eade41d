package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.site.sensorconf.Network;
import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.sensorconf.ProbeType;
import dev.rearview.udf.site.sensorconf.Quirk;
import dev.rearview.udf.site.sensorconf.Sensor;
import dev.rearview.udf.site.sensorconf.Side;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every statement of sensor.conf is understood. */
class SensorConfTest {
  @TempDir private Path directory;

  @Test
  void everyStatementIsUnderstood() throws Exception {
    SensorConfiguration configuration =
        new SiteFiles(directory)
            .silkConf(SiteFiles.SILK_CONF)
            .file("probes.conf", "probe files silk\n  poll-directory /var/silk\nend probe")
            .file("set.txt", "10.9.0.0/16\n")
            .sensorConf(
                """
                include "probes.conf"   # at the top
                probe a netflow
                  priority 50
                  listen-on-port 9901
                  protocol udp
                  listen-as-host 127.0.0.1
                  accept-from-host 192.0.2.1, 192.0.2.2 2001:db8::1
                  log-flags bad, missing sampling
                  quirks none
                end probe
                probe b netflow-v9
                  listen-on-port 9902
                  protocol udp
                  interface-values vlan
                  quirks firewall-event, zero-packets missing-ips
                end probe
                probe c ipfix
                  listen-on-port 9902
                  protocol tcp
                  interface-values snmp
                  log-flags none
                end probe
                probe d netflow-v5
                  read-from-file dummy
                end probe
                group uplinks
                  interfaces 1,2
                  interfaces 3
                end group
                group nets
                  ipblocks 10.0.0.0/8 2001:db8::/32
                end group
                group more
                  ipblocks @nets, 192.168.x.x
                end group
                group sets
                  ipsets "set.txt"
                end group
                sensor S0
                  netflow-v5-probes a
                  netflow-v9-probes b later
                  isp-ips 192.0.2.1
                  internal-ipblocks @more 172.16.0.0/12
                  null-interface @uplinks
                  discard-when source-ipset @sets
                  discard-unless any-interfaces @uplinks, 7
                end sensor
                sensor S0
                  silk-probes files
                  source-network external
                  destination-network internal
                end sensor
                sensor S1
                  ipfix-probes c
                  external-ipsets set.txt
                end sensor
                sensor S1
                  netflow-v5-probes d
                  external-interface remainder
                end sensor
                probe later netflow-v9
                  listen-on-port 9903
                  protocol udp
                end probe
                """)
            .load();
    List<Probe> probes = configuration.sensors().probes();
    assertThat(probes)
        .extracting(Probe::name)
        .containsExactly("files", "a", "b", "c", "d", "later");
    assertThat(probes.get(1).type()).isEqualTo(ProbeType.NETFLOW_V5);
    assertThat(probes.get(1).listenAsHost()).contains("127.0.0.1");
    assertThat(probes.get(1).acceptFrom()).hasSize(3);
    assertThat(probes.get(2).vlan()).isTrue();
    assertThat(probes.get(2).quirks())
        .containsExactly(Quirk.FIREWALL_EVENT, Quirk.MISSING_IPS, Quirk.ZERO_PACKETS);
    List<Sensor> sensors = configuration.sensors().sensors();
    assertThat(sensors).extracting(Sensor::name).containsExactly("S0", "S0", "S1", "S1");
    assertThat(sensors.get(0).probes()).extracting(Probe::name).containsExactly("a", "b", "later");
    assertThat(sensors.get(0).networks().get(Network.INTERNAL).shown())
        .containsExactly("10.0.0.0/8", "2001:db8::/32", "192.168.x.x", "172.16.0.0/12");
    assertThat(sensors.get(0).networks().get(Network.EXTERNAL).complement()).isTrue();
    assertThat(sensors.get(0).discards()).hasSize(2);
    assertThat(sensors.get(1).fixed())
        .containsEntry(Side.SOURCE, Network.EXTERNAL)
        .containsEntry(Side.DESTINATION, Network.INTERNAL);
    assertThat(sensors.get(2).networks().get(Network.INTERNAL).complement()).isTrue();
    assertThat(sensors.get(3).networks()).containsOnlyKeys(Network.EXTERNAL);
    assertThat(configuration.files())
        .containsExactly(
            directory.resolve("silk.conf"),
            directory.resolve("sensor.conf"),
            directory.resolve("probes.conf"),
            directory.resolve("set.txt"),
            directory.resolve("set.txt"));
    assertThat(configuration.warnings())
        .containsExactly(
            directory.resolve("sensor.conf") + ":3: priority has no effect any more",
            directory.resolve("sensor.conf")
                + ":61: only the receiving port tells probe later from b: name exporters in"
                + " accept-from-host, or give collector_port to functions");
  }

  @Test
  void aListenerIsAPortWithAllThatItsProbesAccept() throws Exception {
    SensorConfiguration configuration =
        new SiteFiles(directory)
            .silkConf(SiteFiles.SILK_CONF)
            .sensorConf(
                """
                probe a netflow-v9
                  listen-on-port 2055
                  protocol udp
                  accept-from-host 192.0.2.1
                end probe
                probe b netflow-v9
                  listen-on-port 2055
                  protocol udp
                  accept-from-host 192.0.2.2, 192.0.2.3
                end probe
                probe c sflow
                  listen-on-port 2055
                  protocol udp
                  listen-as-host 127.0.0.1
                end probe
                sensor S0
                  netflow-v9-probes a b
                  sflow-probes c
                  internal-ipblocks 10.0.0.0/8
                end sensor
                """)
            .load();
    assertThat(configuration.listeners()).hasSize(2);
    Listener shared = configuration.listeners().get(0);
    assertThat(shared.acceptFrom()).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
    assertThat(shared.probes()).extracting(Probe::name).containsExactly("a", "b");
    Listener own = configuration.listeners().get(1);
    assertThat(own.host()).contains("127.0.0.1");
    assertThat(own.acceptAll()).isTrue();
  }
}
