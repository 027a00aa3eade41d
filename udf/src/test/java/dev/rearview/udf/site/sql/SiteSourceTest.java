package dev.rearview.udf.site.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.reference.ReloadingTable;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed file takes effect if it can be used, and changes nothing if it cannot. */
class SiteSourceTest {
  @TempDir private Path directory;
  private ReloadingTable<SiteTable> site;

  @BeforeEach
  void openASite() throws IOException {
    write("silk.conf", "sensor 0 edge\nsensor 1 copy\nclass all\nsensors edge copy\nend class\n");
    write("sensor.conf", SiteFunctionsTest.sensorConf("10.0.0.0/8"));
    site = new ReloadingTable<>(new SiteSource(path("silk.conf"), path("sensor.conf")));
  }

  @Test
  void aChangeTakesEffect() throws IOException {
    assertThat(typeOfEdge()).isEqualTo("out");
    write("sensor.conf", SiteFunctionsTest.sensorConf("10.9.0.0/16"));
    site.refresh();
    assertThat(typeOfEdge()).isEqualTo("ext2ext");
  }

  @Test
  void withoutAChangeNothingIsReadAgain() {
    SiteTable before = site.current();
    site.refresh();
    assertThat(site.current()).isSameAs(before);
  }

  @Test
  void aBrokenFileKeepsWhatWasInEffectAndIsReadOnce() throws IOException {
    SiteTable before = site.current();
    write("sensor.conf", "probe p netflow-v6\n");
    site.refresh();
    assertThat(site.current()).isSameAs(before);
    write("sensor.conf", SiteFunctionsTest.sensorConf("10.9.0.0/16"));
    site.refresh();
    assertThat(typeOfEdge()).isEqualTo("ext2ext");
  }

  @Test
  void aFileThatIsGoneForAWhileIsNoChange() throws IOException {
    SiteTable before = site.current();
    Files.delete(path("sensor.conf"));
    site.refresh();
    assertThat(site.current()).isSameAs(before);
  }

  @Test
  void aChangeOfAnIncludedFileOrASetTakesEffect() throws IOException {
    write("nets.txt", "10.0.0.0/8\n");
    write(
        "more.conf",
        SiteFunctionsTest.sensorConf("10.0.0.0/8")
            .replace("ipblocks", "ipsets")
            .replace("10.0.0.0/8", "nets.txt"));
    write("sensor.conf", "include \"more.conf\"\n");
    site.refresh();
    assertThat(typeOfEdge()).isEqualTo("out");
    write("nets.txt", "10.9.0.0/16\n");
    site.refresh();
    assertThat(typeOfEdge()).isEqualTo("ext2ext");
  }

  @Test
  void anIncludedFileThatWasMissingMakesTheSiteRightOnceItIsThere() throws IOException {
    write("sensor.conf", "include \"late.conf\"\n");
    site.refresh();
    assertThat(typeOfEdge()).isEqualTo("out");
    write("late.conf", SiteFunctionsTest.sensorConf("10.9.0.0/16"));
    site.refresh();
    assertThat(typeOfEdge()).isEqualTo("ext2ext");
  }

  @Test
  void aSiteThatIsBrokenFromTheBeginningIsNoneAndSaysWhy() throws IOException {
    write("sensor.conf", "probe\n");
    ReloadingTable<SiteTable> broken =
        new ReloadingTable<>(new SiteSource(path("silk.conf"), path("sensor.conf")));
    assertThat(broken.current()).isNull();
    assertThat(broken.problem().orElseThrow()).contains("sensor.conf:1: found 'probe'");
  }

  @Test
  void sourcesOfTheSameFilesAreEqual() {
    SiteSource source = new SiteSource(path("silk.conf"), path("sensor.conf"));
    assertThat(source)
        .isEqualTo(new SiteSource(path("silk.conf"), path("sensor.conf")))
        .isNotEqualTo(new SiteSource(path("silk.conf"), path("other.conf")));
  }

  private String typeOfEdge() {
    Flow flow =
        new Flow()
            .exporter("192.0.2.1", Flow.ABSENT)
            .addresses("10.1.2.3", "198.51.100.7")
            .ports(1, 2, 17);
    List<Category> categories = site.current().categoriser().categorise("netflow9", flow);
    return categories.get(0).type();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path(name), text);
  }

  private Path path(String name) {
    return directory.resolve(name);
  }
}
