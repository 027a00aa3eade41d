package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.settings.Instance;
import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingKnowledgeTest {
  @TempDir private Path directory;

  @Test
  void typesAreNullWithoutTheSitesFiles() {
    assertThat(said("busiest-services"))
        .containsExactly(
            "this instance has no silk.conf and sensor.conf (site.silk-conf, site.sensor-conf):"
                + " type is NULL in its flows, and this recipe asks for it");
    assertThat(said("rwsiteinfo")).singleElement().asString().contains("class, sensor, type are");
  }

  @Test
  void sensorConfIsWhatTellsThem() throws IOException {
    settings("site.silk-conf=silk.conf\n");
    assertThat(said("busiest-services"))
        .containsExactly(
            "this instance has no sensor.conf (site.sensor-conf): type is NULL in its flows, and"
                + " this recipe asks for it");
    settings("site.silk-conf=silk.conf\nsite.sensor-conf=sensor.conf\n");
    assertThat(said("busiest-services")).isEmpty();
  }

  @Test
  void countriesAreNullWithoutADatabase() throws IOException {
    assertThat(said("contacted-by-country"))
        .containsExactly(
            "no GeoIP database in "
                + directory.resolve("geoip")
                + " (./rearview geoip): src_country is NULL");
    assertThat(said("top-as"))
        .singleElement()
        .asString()
        .endsWith("NULL but for what exporters say");
    Files.createDirectories(directory.resolve("geoip"));
    Files.createFile(directory.resolve("geoip/country.mmdb"));
    assertThat(said("contacted-by-country")).isEmpty();
  }

  @Test
  void wordsOfLiteralsAndPartsOfWordsAreNoColumns() {
    assertThat(of("SELECT typed, 'the type', 'it''s a sensor' FROM flows -- class\n/* type */"))
        .isEmpty();
    assertThat(said("contacted-by")).isEmpty();
  }

  private List<String> said(String name) {
    Recipe recipe = Recipes.read().find(name);
    return of(recipe.statement(recipe.header().example(), Instant.parse("2026-03-05T12:00:00Z")));
  }

  private List<String> of(String statement) {
    return MissingKnowledge.of(statement, Instance.open(directory));
  }

  private void settings(String text) throws IOException {
    Files.writeString(directory.resolve("rearview.properties"), text);
    Files.createFile(directory.resolve(text.contains("sensor.conf") ? "sensor.conf" : "silk.conf"));
  }
}
