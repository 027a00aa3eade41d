package dev.rearview.udf.geo;

import dev.rearview.testkit.geo.MmdbWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The databases that the catalogue's examples ask: invented, for addresses of documentation. */
public final class ExampleDatabases {
  private ExampleDatabases() {}

  /** Writes a database of cities and one of autonomous systems. */
  public static void write(Path directory) throws IOException {
    new MmdbWriter("Example-City", 1_760_000_000)
        .add(
            "203.0.113.0",
            24,
            Map.of(
                "country",
                Map.of("iso_code", "DE", "names", Map.of("en", "Germany", "de", "Deutschland")),
                "continent",
                Map.of("code", "EU"),
                "city",
                Map.of("names", Map.of("en", "Berlin")),
                "location",
                Map.of("latitude", 52.5, "longitude", 13.4)))
        .writeTo(directory.resolve("example-city.mmdb"));
    new MmdbWriter("Example-ASN", 1_760_000_000)
        .add(
            "203.0.113.0",
            24,
            Map.of(
                "autonomous_system_number",
                64500,
                "autonomous_system_organization",
                "Example Networks"))
        .writeTo(directory.resolve("example-asn.mmdb"));
  }
}
