package dev.rearview.udf.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.reference.JobParameters;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.SharedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetFunctionsTest {
  @TempDir Path directory;
  private final InSet inSet = new InSet();
  private final PrefixMapLabel pmap = new PrefixMapLabel();

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(directory.resolve("sets"));
    Files.createDirectories(directory.resolve("pmaps"));
    JobParameters job =
        new JobParameters(Map.of(ReferenceDirectory.DIRECTORY, directory.toString()));
    inSet.open(job);
    pmap.open(job);
  }

  @AfterEach
  void close() {
    inSet.close();
    pmap.close();
    assertThat(SharedTables.ofProcess().size()).isZero();
  }

  @Test
  void aTableCanAskWhatIsInASetAsLongAsThatIsNetworks() throws IOException {
    write("sets/bad.txt", "10.0.0.1\n10.1.0.0/16\n10.1.2.0/24\n10.2.0.6-10.2.0.9\n2001:DB8::/32\n");
    write("sets/wild.txt", "10.3.x.7\n");
    write("sets/wrong.txt", "ten\n");
    Configuration session = new Configuration();
    session.set(
        PipelineOptions.GLOBAL_JOB_PARAMETERS,
        Map.of(ReferenceDirectory.DIRECTORY, directory.toString()));

    assertThat(inSet.apply(session, "bad").orElseThrow())
        .containsExactlyInAnyOrder(
            "10.0.0.1", "10.1.0.0/16", "10.2.0.6/31", "10.2.0.8/31", "2001:db8::/32");
    for (String other : new String[] {"wild", "wrong", "absent", "../bad"}) {
      assertThat(inSet.apply(session, other)).as(other).isEmpty();
    }
    assertThat(inSet.apply(new Configuration(), "bad")).isEmpty();
  }

  @Test
  void aSetHasAddressesPrefixesRangesAndWildcards() throws IOException {
    write(
        "sets/bad.set",
        "10.0.0.1\n10.1.0.0/16 # a comment\n10.2.0.5-10.2.0.9\n10.3.x.7\n2001:db8::/32\n");
    for (String member :
        new String[] {"10.0.0.1", "10.1.77.1", "10.2.0.9", "10.3.4.7", "2001:db8::9"}) {
      assertThat(inSet.eval(text(member), text("bad"))).as(member).isTrue();
      assertThat(inSet.eval(text(member), text(directory + "/sets/bad.set"))).as(member).isTrue();
    }
    for (String other : new String[] {"10.0.0.2", "10.2.0.10", "10.3.4.8", "2001:db9::9"}) {
      assertThat(inSet.eval(text(other), text("bad"))).as(other).isFalse();
    }
    assertThat(inSet.eval(null, text("bad"))).isNull();
    assertThat(inSet.eval(text("10.0.0.1"), null)).isNull();
    assertThat(inSet.eval(text("none"), text("bad"))).isNull();
  }

  @Test
  void aSetWithABadLineFailsTheQueryAndNamesTheLine() throws IOException {
    write("sets/bad.txt", "10.0.0.1\n10.0.0.300\n");
    assertThatThrownBy(() -> inSet.eval(text("10.0.0.1"), text("bad")))
        .isInstanceOf(UdfException.class)
        .hasMessageContaining("'bad' cannot be used: ")
        .hasMessageContaining("bad.txt:2: found '10.0.0.300', expected an address");
  }

  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, outside",
    "10.0.0.0, inside",
    "10.4.255.255, inside",
    "10.5.0.0, the laboratory",
    "10.5.1.9, the laboratory",
    "10.5.1.10, inside",
    "10.255.255.255, inside",
    "11.0.0.0, outside",
    "192.0.2.1, 7",
    "192.0.2.2, 5 rooms"
  })
  void ofOverlappingRangesOfAPrefixMapTheLaterCounts(String ip, String label) throws IOException {
    write(
        "pmaps/zones.txt",
        """
        map-name zones
        mode ipv4
        label 0 outside
        label 1 inside
        default 0
        10.5.0.0/20 overridden
        10.0.0.0/8 1
        10.5.0.0 10.5.1.9 the laboratory # rack 7
        192.0.2.1 7
        192.0.2.2 5 rooms
        """);
    assertThat(pmap.eval(text(ip), text("zones"))).hasToString(label);
  }

  @Test
  void aMapWithoutADefaultHasNoLabelForTheRest() throws IOException {
    write("pmaps/v6.pmap", "mode ipv6\n2001:db8::/32 docs\nffff::/16 top\n::/128 none\n");
    assertThat(pmap.eval(text("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"), text("v6")))
        .hasToString("docs");
    assertThat(pmap.eval(text("2001:db9::"), text("v6"))).isNull();
    assertThat(pmap.eval(text("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), text("v6")))
        .hasToString("top");
    assertThat(pmap.eval(text("::"), text("v6"))).hasToString("none");
    assertThat(pmap.eval(text("192.0.2.1"), text("v6"))).isNull();
  }

  @Test
  void aMapOfPortsIsAskedForAProtocolAndPort() throws IOException {
    write(
        "pmaps/apps.txt",
        "mode proto-port\ndefault other\n6 tcp\n6/80 web\n6/6000 6/6063 x11\n17/53 17/53 dns\n");
    assertThat(pmap.eval(6, 80, text("apps"))).hasToString("web");
    assertThat(pmap.eval(6, 81, text("apps"))).hasToString("tcp");
    assertThat(pmap.eval(6, 6063, text("apps"))).hasToString("x11");
    assertThat(pmap.eval(17, 53, text("apps"))).hasToString("dns");
    assertThat(pmap.eval(17, 54, text("apps"))).hasToString("other");
    assertThat(pmap.eval(17, 70_000, text("apps"))).isNull();
    assertThat(pmap.eval(null, 53, text("apps"))).isNull();
    assertThatThrownBy(() -> pmap.eval(text("10.0.0.1"), text("apps")))
        .hasMessageContaining(
            "is one of protocols and ports: expected it to be asked for a protocol");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"10.0.0.0/33 x", "10.0.0.9 10.0.0.1 x", "mode ports", "10.0.0.1", "label x y"})
  void aLineThatIsNoneIsNamed(String line) throws IOException {
    write("pmaps/zones.txt", "mode ipv4\n" + line + "\n");
    assertThatThrownBy(() -> pmap.eval(text("10.0.0.1"), text("zones")))
        .isInstanceOf(UdfException.class)
        .hasMessageContaining("zones.txt:2: expected mode, default, label, map-name or ")
        .hasMessageContaining("found '" + line + "'");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }

  private static StringData text(String text) {
    return StringData.fromString(text);
  }
}
