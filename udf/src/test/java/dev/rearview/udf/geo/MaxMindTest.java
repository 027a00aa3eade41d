package dev.rearview.udf.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.prefix.IpBlock;
import dev.rearview.udf.prefix.PrefixTable;
import dev.rearview.udf.reference.LookupCounts;
import dev.rearview.udf.reference.ReloadingTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * MaxMind's own test databases, against the JSON that they are made from and what mmdblookup says.
 */
class MaxMindTest {
  private static final Path ROOT =
      Path.of(System.getProperty("rearview.shared", "../../shared"), "captures", "geoip");

  @BeforeEach
  void present() {
    assumeTrue(Files.isDirectory(ROOT), "no databases at " + ROOT + ": set -Drearview.shared");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GeoIP2-City-Test",
        "GeoIP2-Country-Test",
        "GeoLite2-ASN-Test",
        "GeoLite2-City-Test",
        "GeoLite2-Country-Test"
      })
  void everyNetworkAnswersAsItsSourceSays(String name) throws Exception {
    GeoDatabases databases = databases(name + ".mmdb");
    List<IpBlock> networks = new ArrayList<>();
    PrefixTable.Builder<JsonNode> source = PrefixTable.builder();
    for (JsonNode entry :
        new ObjectMapper().readTree(ROOT.resolve(name + ".source.json").toFile())) {
      for (Map.Entry<String, JsonNode> network : entry.properties()) {
        IpBlock block = IpBlock.parse(network.getKey()).orElseThrow();
        networks.add(block);
        source.add(block, network.getValue());
      }
    }
    PrefixTable<JsonNode> expected = source.build();
    for (IpBlock network : networks) {
      JsonNode record = expected.find(network.high(), network.low());
      GeoAnswer answer = databases.find(network.high(), network.low(), new LookupCounts());
      assertThat(text(answer.country()))
          .as("%s", network)
          .isEqualTo(text(record, "/country/iso_code"));
      assertThat(text(answer.countryName()))
          .as("%s", network)
          .isEqualTo(text(record, "/country/names/en"));
      assertThat(text(answer.continent()))
          .as("%s", network)
          .isEqualTo(text(record, "/continent/code"));
      assertThat(text(answer.city())).as("%s", network).isEqualTo(text(record, "/city/names/en"));
      assertThat(answer.latitude())
          .as("%s", network)
          .isEqualTo(
              record.at("/location/latitude").isNumber()
                  ? record.at("/location/latitude").doubleValue()
                  : null);
      assertThat(text(answer.asOrg()))
          .as("%s", network)
          .isEqualTo(text(record, "/autonomous_system_organization"));
      assertThat(answer.asn())
          .as("%s", network)
          .isEqualTo(
              record.has("autonomous_system_number")
                  ? record.get("autonomous_system_number").longValue()
                  : null);
    }
    assertThat(networks).hasSizeGreaterThan(100);
  }

  @Test
  void addressesAnswerAsMmdblookupDoes() throws Exception {
    GeoDatabases city = databases("GeoIP2-City-Test.mmdb");
    GeoDatabases asn = databases("GeoLite2-ASN-Test.mmdb");
    for (String line : Files.readAllLines(ROOT.resolve("lookups.tsv")).stream().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      IpAddress ip = IpAddress.parse(cells[0]).orElseThrow();
      GeoAnswer place = city.find(ip.high(), ip.low(), new LookupCounts());
      GeoAnswer network = asn.find(ip.high(), ip.low(), new LookupCounts());
      assertThat(place.country() == null ? "" : place.country().toString())
          .as(line)
          .isEqualTo(cells[1]);
      assertThat(place.city() == null ? "" : place.city().toString()).as(line).isEqualTo(cells[2]);
      assertThat(network.asn() == null ? "" : network.asn().toString())
          .as(line)
          .isEqualTo(cells[6]);
      assertThat(network.asOrg() == null ? "" : network.asOrg().toString())
          .as(line)
          .isEqualTo(cells[7]);
    }
  }

  @Test
  void theDatabasesOfADirectoryAnswerAsOne() throws Exception {
    GeoDatabases all = databases("*.mmdb");
    IpAddress ip = IpAddress.parse("89.160.20.112").orElseThrow();
    GeoAnswer answer = all.find(ip.high(), ip.low(), new LookupCounts());
    assertThat(answer.country()).hasToString("SE");
    assertThat(answer.city()).hasToString("Linköping");
    assertThat(answer.asn()).isEqualTo(29518);
    assertThat(answer.asOrg()).hasToString("Bredband2 AB");
  }

  private static GeoDatabases databases(String pattern) {
    return new ReloadingTable<>(
            new GeoSource(new GeoSettings(ROOT.toString(), List.of(pattern), "en", 1024)))
        .current();
  }

  private static String text(StringData text) {
    return text == null ? null : text.toString();
  }

  private static String text(JsonNode record, String pointer) {
    return record.at(pointer).isTextual() ? record.at(pointer).textValue() : null;
  }
}
