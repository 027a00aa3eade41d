package dev.rearview.udf.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.reference.JobParameters;
import dev.rearview.udf.reference.ReferenceDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({"0, hopopt", "1, icmp", "6, tcp", "17, udp", "47, gre", "89, ospf", "132, sctp"})
  void aProtocolHasItsNumberAndItsName(int number, String name) {
    assertThat(new ProtocolName().eval(number)).hasToString(name);
    assertThat(new ProtocolNumber().eval(StringData.fromString(name))).isEqualTo(number);
  }

  @Test
  void everyNameOfAProtocolLeadsBackToItsNumber() {
    Protocols protocols = new Protocols();
    int named = 0;
    for (int number = 0; number < 256; number++) {
      if (protocols.name(number) != null) {
        named++;
        assertThat(protocols.number(protocols.name(number).toString())).isEqualTo(number);
      }
    }
    assertThat(named).isGreaterThan(130);
    assertThat(protocols.number("TCP")).isEqualTo(6);
    assertThat(protocols.number("200")).isEqualTo(200);
    assertThat(protocols.number("256")).isNull();
    assertThat(protocols.number("nothing")).isNull();
    assertThat(protocols.name(-1)).isNull();
    assertThat(protocols.name(256)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false, echo_reply",
    "3, 1, false, host_unreachable",
    "3, 77, false, destination_unreachable",
    "11, 0, false, ttl_exceeded",
    "128, 0, true, echo_request",
    "1, 4, true, port_unreachable",
    "8, 0, true,",
    "128, 0, false,",
    "-1, 0, false,",
    "256, 0, false,"
  })
  void anIcmpMessageIsCalledByItsCodeOrElseItsType(int type, int code, boolean ipv6, String name) {
    StringData answer = new IcmpName().eval(type, code, ipv6);
    assertThat(answer == null ? null : answer.toString()).isEqualTo(name);
  }

  @Test
  void wellKnownServicesNeedNoFile() {
    ServiceName services = open(Map.of());
    assertThat(services.eval(443, 6)).hasToString("https");
    assertThat(services.eval(443, 17)).hasToString("https");
    assertThat(services.eval(2055, 17)).hasToString("netflow");
    assertThat(services.eval(53, 1)).isNull();
    assertThat(services.eval(-1, 6)).isNull();
    assertThat(services.eval(65536, 6)).isNull();
    assertThat(services.eval(null, 6)).isNull();
    assertThat(services.eval(443, null)).isNull();
    services.close();
  }

  @Test
  void eachNameThatIsNotIanasIsListedBesideIanas() {
    Set<String> registered = new HashSet<>();
    Names.read(
        "services.csv",
        Services.COLUMNS,
        row -> assertThat(registered.add(row.text("port") + row.text("protocol"))).isTrue());
    assertThat(registered).hasSizeGreaterThan(350);
    List<String> customary = new ArrayList<>();
    Names.read(
        "services-customary.csv",
        List.of("port", "protocol", "name", "iana"),
        row -> {
          assertThat(row.required("name")).isNotEqualTo(row.text("iana"));
          assertThat(registered.add(row.text("port") + row.text("protocol"))).isTrue();
          customary.add(row.text("name") + " " + row.text("iana"));
        });
    assertThat(customary).contains("netflow iop", "kafka XmlIpcRegSvc", "wireguard ");
  }

  @Test
  void aFileOfServicesComesBeforeTheWellKnownOnes(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("services.csv"), "port,protocol,name\n443,tcp,shop\n9,sctp,ours\n");
    ServiceName services = open(Map.of(ReferenceDirectory.DIRECTORY, directory.toString()));
    assertThat(services.eval(443, 6)).hasToString("shop");
    assertThat(services.eval(9, 132)).hasToString("ours");
    assertThat(services.eval(22, 6)).hasToString("ssh");
    services.close();
  }

  private static ServiceName open(Map<String, String> parameters) {
    ServiceName services = new ServiceName();
    services.open(new JobParameters(parameters));
    return services;
  }
}
