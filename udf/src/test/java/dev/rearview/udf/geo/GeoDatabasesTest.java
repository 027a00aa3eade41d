package dev.rearview.udf.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.testkit.geo.MmdbWriter;
import dev.rearview.udf.UdfException;
import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.reference.JobParameters;
import dev.rearview.udf.reference.LookupCounts;
import dev.rearview.udf.reference.ReloadingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoDatabasesTest {
  private static final String IP = "203.0.113.7";

  @TempDir Path directory;

  @Test
  void databasesOfSeveralShapesAreUnderstood() throws IOException {
    new MmdbWriter("country ipvAll", 1)
        .add("192.0.2.0", 24, Map.of("country_code", "FR"))
        .add("2001:db8::", 32, Map.of("country", "it", "continent", "EU"))
        .writeTo(directory.resolve("flat.mmdb"));
    new MmdbWriter("ASN as text", 1)
        .add("192.0.2.0", 24, Map.of("asn", "AS64511", "as_name", "Example"))
        .writeTo(directory.resolve("asn.mmdb"));
    new MmdbWriter("Enterprise", 1)
        .add("198.51.100.0", 24, Map.of("traits", Map.of("autonomous_system_number", 64_512)))
        .add("203.0.113.0", 24, Map.of("city", "Rome", "latitude", "41.9", "longitude", 12.5))
        .writeTo(directory.resolve("enterprise.mmdb"));
    assertThat(find("192.0.2.9").country()).hasToString("FR");
    assertThat(find("192.0.2.9").asn()).isEqualTo(64_511);
    assertThat(find("192.0.2.9").asOrg()).hasToString("Example");
    assertThat(find("2001:db8::9").country()).hasToString("IT");
    assertThat(find("2001:db8::9").continent()).hasToString("EU");
    assertThat(find("198.51.100.9").asn()).isEqualTo(64_512);
    assertThat(find(IP).city()).hasToString("Rome");
    assertThat(find(IP).latitude()).isEqualTo(41.9);
    assertThat(find(IP).longitude()).isEqualTo(12.5);
    assertThat(find("192.0.3.9")).isSameAs(GeoAnswer.NOTHING);
    assertThat(find("::1")).isSameAs(GeoAnswer.NOTHING);
  }

  @Test
  void ofDatabasesThatDisagreeTheNewestCountsUnlessAnOrderIsGiven() throws IOException {
    country("a.mmdb", 1, "FR");
    country("b.mmdb", 3, "DE");
    country("c.mmdb", 2, "IT");
    assertThat(find(IP).country()).hasToString("DE");
    GeoSettings ordered = new GeoSettings(directory.toString(), List.of("c*", "a*"), "en", 64);
    GeoDatabases databases = table(ordered).current();
    assertThat(find(databases, IP).country()).hasToString("IT");
    assertThat(databases.types()).containsExactly("test c.mmdb", "test a.mmdb");
  }

  @Test
  void aCityIsNotTakenFromADatabaseThatSaysAnotherCountry() throws IOException {
    country("new.mmdb", 2, "DE");
    new MmdbWriter("cities", 1)
        .add("203.0.113.0", 25, Map.of("country_code", "FR", "city", "Paris"))
        .add("203.0.113.128", 25, Map.of("country_code", "DE", "city", "Berlin"))
        .writeTo(directory.resolve("old.mmdb"));
    assertThat(find("203.0.113.7").city()).isNull();
    assertThat(find("203.0.113.200").city()).hasToString("Berlin");
  }

  @Test
  void namesAreInTheLanguageThatIsAskedForOrElseEnglish() throws IOException {
    ExampleDatabases.write(directory);
    GeoDatabases german =
        table(new GeoSettings(directory.toString(), List.of(), "de", 64)).current();
    assertThat(find(german, IP).countryName()).hasToString("Deutschland");
    assertThat(find(german, IP).city()).hasToString("Berlin");
  }

  @Test
  void aDamagedDatabaseLeavesThePreviousOneOfItsPathAndTheOthers() throws IOException {
    country("country.mmdb", 1, "DE");
    ReloadingTable<GeoDatabases> table = table(settings());
    Files.write(directory.resolve("country.mmdb"), new byte[1_000]);
    new MmdbWriter("asn", 1)
        .add("203.0.113.0", 24, Map.of("asn", 64_500))
        .writeTo(directory.resolve("asn.mmdb"));
    table.refresh();
    assertThat(find(table.current(), IP).country()).hasToString("DE");
    assertThat(find(table.current(), IP).asn()).isEqualTo(64_500);
    country("country.mmdb", 2, "FR");
    table.refresh();
    assertThat(find(table.current(), IP).country()).hasToString("FR");
  }

  @Test
  void aDatabaseThatIsCutShortAnywhereIsNoDatabaseAndNoException() throws IOException {
    country("country.mmdb", 1, "DE");
    byte[] whole = Files.readAllBytes(directory.resolve("country.mmdb"));
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(directory.resolve("country.mmdb"), java.util.Arrays.copyOf(whole, length));
      assertThat(find(IP).asn()).isNull();
    }
  }

  @Test
  void withoutADatabaseNothingIsKnown() {
    ReloadingTable<GeoDatabases> table = table(settings());
    assertThat(find(table.current(), IP)).isSameAs(GeoAnswer.NOTHING);
    assertThat(table.problem()).hasValue("there is no database in " + directory);
    assertThat(table(new GeoSettings("", List.of(), "en", 64)).problem())
        .hasValue("the job parameter rearview.geoip.directory is not set");
  }

  @Test
  void aSwapUnderConcurrentLookUpsLosesNone() throws Exception {
    country("country.mmdb", 1, "DE");
    ReloadingTable<GeoDatabases> table =
        table(new GeoSettings(directory.toString(), List.of(), "en", 16));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService askers = Executors.newFixedThreadPool(3);
    List<Future<Set<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.add(askers.submit(asker(table, done)));
    }
    for (int version = 2; version <= 60; version++) {
      country("country.mmdb", version, version % 2 == 0 ? "FR" : "DE");
      table.refresh();
      assertThat(find(table.current(), IP).country()).hasToString(version % 2 == 0 ? "FR" : "DE");
    }
    done.set(true);
    for (Future<Set<String>> answer : answers) {
      assertThat(answer.get()).isSubsetOf("DE", "FR").isNotEmpty();
    }
    askers.shutdown();
  }

  @Test
  void networksOfAnySizeAreToldApartHoweverFewAnswersAreRemembered() throws IOException {
    MmdbWriter writer = new MmdbWriter("of all sizes", 1);
    writer.add("10.0.0.0", 8, Map.of("country_code", "AA"));
    writer.add("10.1.0.0", 16, Map.of("country_code", "BB"));
    writer.add("10.1.1.0", 24, Map.of("country_code", "CC"));
    writer.add("10.1.1.128", 25, Map.of("country_code", "DD"));
    writer.add("10.1.1.255", 32, Map.of("country_code", "EE"));
    writer.add("2001:db8::", 32, Map.of("country_code", "FF"));
    writer.add("2001:db8:0:1::", 64, Map.of("country_code", "GG"));
    writer.writeTo(directory.resolve("sizes.mmdb"));
    for (int entries : new int[] {1, 2, 8, 4096}) {
      GeoDatabases databases =
          table(new GeoSettings(directory.toString(), List.of(), "en", entries)).current();
      for (int round = 0; round < 3; round++) {
        assertThat(find(databases, "10.9.9.9").country()).hasToString("AA");
        assertThat(find(databases, "10.1.9.9").country()).hasToString("BB");
        assertThat(find(databases, "10.1.1.9").country()).hasToString("CC");
        assertThat(find(databases, "10.1.1.129").country()).hasToString("DD");
        assertThat(find(databases, "10.1.1.255").country()).hasToString("EE");
        assertThat(find(databases, "11.1.1.255")).isSameAs(GeoAnswer.NOTHING);
        assertThat(find(databases, "2001:db8::1").country()).hasToString("FF");
        assertThat(find(databases, "2001:db8:0:1::1").country()).hasToString("GG");
        assertThat(find(databases, "2001:db8:1::1").country()).hasToString("FF");
      }
    }
  }

  @Test
  void anExportedAsNumberCountsInTheOrderOfTheJob() throws Exception {
    ExampleDatabases.write(directory);
    assertThat(asn("exported, geoip", IP, 65_551L)).isEqualTo(65_551);
    assertThat(asn("exported, geoip", IP, 0L)).isEqualTo(64_500);
    assertThat(asn("exported, geoip", IP, 23_456L)).isEqualTo(64_500);
    assertThat(asn("exported, geoip", IP, null)).isEqualTo(64_500);
    assertThat(asn("geoip exported", IP, 65_551L)).isEqualTo(64_500);
    assertThat(asn("geoip, exported", "10.0.0.1", 65_551L)).isEqualTo(65_551);
    assertThat(asn("exported", IP, 0L)).isNull();
    assertThatThrownBy(() -> asn("bgp", IP, 0L))
        .isInstanceOf(UdfException.class)
        .hasMessage("rearview.asn.order is 'bgp': expected exported, geoip, or both in any order");
  }

  private Callable<Set<String>> asker(ReloadingTable<GeoDatabases> table, AtomicBoolean done) {
    return () -> {
      Set<String> countries = new TreeSet<>();
      for (int i = 0; !done.get(); i++) {
        StringData country = find(table.current(), "203.0.113." + (i & 0xff)).country();
        countries.add(country == null ? "none" : country.toString());
      }
      return countries;
    };
  }

  private Long asn(String order, String ip, Long exported) throws Exception {
    Asn asn = new Asn();
    try {
      asn.open(
          new JobParameters(
              Map.of(AsnOrder.PARAMETER, order, GeoSettings.DIRECTORY, directory.toString())));
      return asn.eval(StringData.fromString(ip), exported);
    } finally {
      asn.close();
    }
  }

  private void country(String file, long builtEpochSecond, String code) throws IOException {
    new MmdbWriter("test " + file, builtEpochSecond)
        .add("203.0.113.0", 24, Map.of("country", Map.of("iso_code", code)))
        .writeTo(directory.resolve(file));
  }

  private GeoSettings settings() {
    return new GeoSettings(directory.toString(), List.of(), "en", 64);
  }

  private static ReloadingTable<GeoDatabases> table(GeoSettings settings) {
    return new ReloadingTable<>(new GeoSource(settings));
  }

  private GeoAnswer find(String ip) {
    return find(table(settings()).current(), ip);
  }

  private static GeoAnswer find(GeoDatabases databases, String ip) {
    IpAddress address = IpAddress.parse(ip).orElseThrow();
    return databases.find(address.high(), address.low(), new LookupCounts());
  }
}
