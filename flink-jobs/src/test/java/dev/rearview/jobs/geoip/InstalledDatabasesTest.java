package dev.rearview.jobs.geoip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.cluster.CheckedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledDatabasesTest {
  @TempDir private Path directory;

  private static String printed(Path directory) {
    StringWriter text = new StringWriter();
    new InstalledDatabases(directory)
        .print(
            new PrintWriter(text, true),
            read -> List.of(new CheckedFile(read.resolve("GeoLite2-ASN.mmdb"), false, "damaged")));
    return text.toString();
  }

  @Test
  void withoutADatabaseItIsSaidWhatThatMeans() {
    assertThat(printed(directory.resolve("none")))
        .contains("No database in " + directory.resolve("none"))
        .contains("NULL");
  }

  @Test
  void databasesAreListedAndNothingElse() throws IOException {
    Files.write(directory.resolve("GeoLite2-ASN.mmdb"), new byte[3000]);
    Files.write(directory.resolve("GeoLite2-ASN.mmdb.new"), new byte[1]);
    Files.writeString(directory.resolve("README"), "");
    assertThat(new InstalledDatabases(directory).files())
        .containsExactly(directory.resolve("GeoLite2-ASN.mmdb"));
    assertThat(printed(directory))
        .contains("GeoLite2-ASN.mmdb")
        .contains("2 KiB")
        .contains("CANNOT BE READ: damaged");
  }
}
