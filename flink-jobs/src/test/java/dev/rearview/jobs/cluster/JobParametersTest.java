package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What functions are told of an instance. */
class JobParametersTest {
  @TempDir private Path directory;

  private JobParameters parameters(String settings) throws IOException {
    Files.writeString(directory.resolve("rearview.properties"), settings);
    return JobParameters.of(Instance.open(directory));
  }

  @Test
  void directoriesAreAbsoluteAndSitesAreAbsentUnlessSet() throws IOException {
    assertThat(parameters("geoip.directory=geo\n").values())
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "rearview.geoip.directory", directory.resolve("geo").toString(),
                    "rearview.geoip.language", "en",
                    "rearview.geoip.cache-entries", "65536",
                    "rearview.asn.order", "exported, geoip",
                    "rearview.reference.directory", directory.resolve("reference").toString())));
  }

  @Test
  void sitesAreNamedWhereTheyAreSet() throws IOException {
    Files.writeString(directory.resolve("silk.conf"), "");
    Files.writeString(directory.resolve("sensor.conf"), "");
    assertThat(parameters("site.silk-conf=silk.conf\nsite.sensor-conf=sensor.conf\n").values())
        .containsEntry("rearview.site.silk-conf", directory.resolve("silk.conf").toString())
        .containsEntry("rearview.site.sensor-conf", directory.resolve("sensor.conf").toString());
  }

  @Test
  void valuesMayHoldWhatSeparatesThem() {
    assertThat(new JobParameters(new TreeMap<>(Map.of("a", "x:y, it's", "b", "z"))).text())
        .isEqualTo("'a:''x:y, it''''s''','b:''z'''");
  }
}
