package dev.rearview.udf.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFunctionsTest {
  @TempDir Path directory;

  @Test
  void theLongestPrefixSaysAllOfANetwork() throws IOException {
    write(
        "networks.csv",
        "name,prefix,owner\nall,0.0.0.0/0,us\noffice,10.1.0.0/16,\nv6,2001:db8::/32,them\n");
    assertThat(network(NetworkField.NAME, "10.1.2.3")).isEqualTo("office");
    assertThat(network(NetworkField.OWNER, "10.1.2.3")).isNull();
    assertThat(network(NetworkField.SITE, "10.1.2.3")).isNull();
    assertThat(network(NetworkField.PREFIX, "10.1.2.3")).isEqualTo("10.1.0.0/16");
    assertThat(network(NetworkField.NAME, "10.2.2.3")).isEqualTo("all");
    assertThat(network(NetworkField.OWNER, "2001:db8::1")).isEqualTo("them");
    assertThat(network(NetworkField.NAME, "2001:db9::1")).isNull();
    assertThat(network(NetworkField.NAME, "no address")).isNull();
  }

  @Test
  void withoutAFileThereAreNoNetworks() {
    assertThat(network(NetworkField.NAME, "10.1.2.3")).isNull();
  }

  @Test
  void anInterfaceIsFoundByItsExporterAndIndex() throws IOException {
    write(
        "interfaces.csv",
        """
        exporter,index,name,description,speed_bps,boundary
        2001:db8::1,4294967295,eth0,up,1000,internal
        192.0.2.1,7,eth1,,,
        """);
    InterfaceSpeed speed = new InterfaceSpeed();
    speed.open(context());
    assertThat(speed.eval(text("2001:DB8:0::1"), 4294967295L)).isEqualTo(1000);
    assertThat(speed.eval(text("192.0.2.1"), 7L)).isNull();
    assertThat(speed.eval(text("192.0.2.1"), 8L)).isNull();
    assertThat(speed.eval(text("192.0.2.1"), null)).isNull();
    speed.close();
    InterfaceText name = new InterfaceText(InterfaceText.Field.NAME);
    name.open(context());
    assertThat(name.eval(text("192.0.2.1"), 7L)).hasToString("eth1");
    name.close();
  }

  @Test
  void aBoundaryThatIsNoneIsNamed() throws IOException {
    write("interfaces.csv", "exporter,index,name,boundary\n192.0.2.1,7,eth1,outer\n");
    ReloadingTable<?> table =
        new ReloadingTable<>(new InterfacesSource(new ReferenceDirectory(directory.toString())));
    assertThat(table.problem().orElseThrow())
        .endsWith(":2: expected external, internal or nothing as boundary, found 'outer'");
  }

  @Test
  void aValueHoldsFromItsTimeUpToItsEnd() throws Exception {
    write(
        "asof/leases.csv",
        """
        valid_from,valid_to,key,value
        2026-01-01,2026-01-02T12:00:00Z,10.0.0.1,a
        2026-01-02T12:00:00Z,2026-01-03,10.0.0.1,b
        ,,2001:DB8::1,always
        """);
    assertThat(asOf("leases", "10.0.0.1", "2025-12-31T23:59:59.999Z")).isNull();
    assertThat(asOf("leases", "10.0.0.1", "2026-01-01T00:00:00Z")).isEqualTo("a");
    assertThat(asOf("leases", "10.0.0.1", "2026-01-02T11:59:59.999Z")).isEqualTo("a");
    assertThat(asOf("leases", "10.0.0.1", "2026-01-02T12:00:00Z")).isEqualTo("b");
    assertThat(asOf("leases", "10.0.0.1", "2026-01-03T00:00:00Z")).isNull();
    assertThat(asOf("leases", "2001:db8:0::1", "1970-01-01T00:00:00Z")).isEqualTo("always");
    assertThat(asOf("leases", "10.0.0.2", "2026-01-01T00:00:00Z")).isNull();
  }

  @Test
  void versionsThatOverlapAreRefusedWithBothLines() throws IOException {
    write(
        "asof/leases.csv",
        "valid_from,valid_to,key,value\n2026-01-02,,x,b\n2026-01-01,2026-01-03,x,a\n");
    assertThatThrownBy(() -> asOf("leases", "x", "2026-01-01T00:00:00Z"))
        .isInstanceOf(UdfException.class)
        .hasMessageContaining(
            ":3: expected no overlap, but 'x' has another value at that time in line 2");
  }

  @Test
  void aKindOrColumnThatIsNotThereIsAnError() throws IOException {
    write("asof/leases.csv", "valid_from,valid_to,key,value\n");
    assertThatThrownBy(() -> asOf("owners", "x", "2026-01-01T00:00:00Z"))
        .hasMessageContaining("'owners' cannot be used: there is no ");
    assertThatThrownBy(() -> asOf("../networks", "x", "2026-01-01T00:00:00Z"))
        .hasMessageContaining("'../networks' cannot be used: ")
        .hasMessageContaining("is no name of a file in asof");
    LookupAsOf lookup = new LookupAsOf();
    lookup.open(context());
    assertThatThrownBy(
            () ->
                lookup.eval(
                    text("leases"), text("x"), TimestampData.fromEpochMillis(0), text("owner")))
        .hasMessageContaining("has no column owner: expected one of valid_from,valid_to,key,value");
    lookup.close();
  }

  @Test
  void noTableIsLeftOpen() {
    assertThat(network(NetworkField.NAME, "10.1.2.3")).isNull();
    assertThat(SharedTables.ofProcess().size()).isZero();
  }

  private String network(NetworkField field, String ip) {
    NetworkText function = new NetworkText(field);
    function.open(context());
    StringData answer = function.eval(text(ip));
    function.close();
    return answer == null ? null : answer.toString();
  }

  private String asOf(String kind, String key, String time) {
    LookupAsOf function = new LookupAsOf();
    function.open(context());
    try {
      StringData answer =
          function.eval(text(kind), text(key), TimestampData.fromInstant(Instant.parse(time)));
      return answer == null ? null : answer.toString();
    } finally {
      function.close();
    }
  }

  private JobParameters context() {
    return new JobParameters(Map.of(ReferenceDirectory.DIRECTORY, directory.toString()));
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static StringData text(String text) {
    return StringData.fromString(text);
  }
}
