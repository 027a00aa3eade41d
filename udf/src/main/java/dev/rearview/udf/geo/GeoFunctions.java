package dev.rearview.udf.geo;

import static dev.rearview.udf.catalogue.FunctionGroup.GEO;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import dev.rearview.udf.reference.FileFinding;
import dev.rearview.udf.reference.FileStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The functions over GeoIP databases. */
public final class GeoFunctions {
  private static final String NOT_KNOWN =
      "NULL if the argument is NULL or no address, or no database knows.";

  private GeoFunctions() {}

  /** Reads each database of a directory, and says what it is. */
  public static List<FileFinding> findings(Path directory) throws IOException {
    GeoSettings all = new GeoSettings(directory.toString(), List.of(), "en", 1);
    List<FileFinding> findings = new ArrayList<>();
    for (Path file : new GeoSource(all).files()) {
      try {
        findings.add(
            new FileFinding(file, true, GeoDatabase.open(FileStamp.of(file)).description()));
      } catch (IOException e) {
        findings.add(FileFinding.bad(file, e));
      }
    }
    return findings;
  }

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        text(
            GeoText.Field.COUNTRY,
            "country",
            "The country of an address, ISO 3166-1 alpha-2.",
            "DE"),
        text(GeoText.Field.COUNTRY_NAME, "country_name", "Its name.", "Germany"),
        text(
            GeoText.Field.CONTINENT,
            "continent",
            "The continent of an address: AF, AN, AS, EU, NA, OC or SA.",
            "EU"),
        text(GeoText.Field.CITY, "city", "The city of an address.", "Berlin"),
        degrees(true, "latitude", "About where an address is, north of the equator.", "52.5"),
        degrees(false, "longitude", "About where an address is, east of Greenwich.", "13.4"),
        FunctionSpec.of(
                GEO,
                Asn::new,
                "The number of the autonomous system of an address, by the databases alone or, in"
                    + " the order that `rearview.asn.order` says, by what was exported too.",
                "asn(ip STRING) → BIGINT",
                "asn(ip STRING, exported_as BIGINT) → BIGINT")
            .nulls(
                "NULL if it is not known; an exported 0 or 23456 (AS_TRANS, RFC 6793) says"
                    + " nothing.")
            .example("asn('203.0.113.7')", "64500")
            .example("asn('203.0.113.7', 65551)", "65551")
            .example("asn('203.0.113.7', 0)", "64500"),
        FunctionSpec.of(
                GEO,
                AsOrg::new,
                "Who runs the autonomous system of an address, by the databases; with a number, only"
                    + " if they say that it is of that system.",
                "as_org(ip STRING) → STRING",
                "as_org(ip STRING, asn BIGINT) → STRING")
            .nulls(NOT_KNOWN)
            .example("as_org('203.0.113.7')", "Example Networks")
            .example("as_org('203.0.113.7', 64500)", "Example Networks")
            .example("as_org('203.0.113.7', 15)", null)
            .example("as_org('10.0.0.1')", null),
        row());
  }

  private static FunctionSpec text(
      GeoText.Field field, String name, String description, String expected) {
    return FunctionSpec.of(
            GEO, () -> new GeoText(field), description, name + "(ip STRING) → STRING")
        .nulls(NOT_KNOWN)
        .example(name + "('203.0.113.7')", expected)
        .example(name + "('10.0.0.1')", null);
  }

  private static FunctionSpec degrees(
      boolean latitude, String name, String description, String expected) {
    return FunctionSpec.of(
            GEO, () -> new GeoDegrees(latitude), description, name + "(ip STRING) → DOUBLE")
        .nulls(NOT_KNOWN)
        .units("degrees")
        .example(name + "('203.0.113.7')", expected);
  }

  private static FunctionSpec row() {
    return FunctionSpec.of(
            GEO,
            GeoRow::new,
            "All of this chapter by one look-up, the AS number by the databases alone: for LEFT"
                + " JOIN LATERAL TABLE.",
            "geoip_of(ip STRING) → TABLE(country STRING, country_name STRING, continent STRING, city"
                + " STRING, latitude DOUBLE, longitude DOUBLE, asn BIGINT, as_org STRING)")
        .nulls(
            "No row if the argument is NULL or no address, or no database knows anything of it; a"
                + " column is NULL where none says.")
        .units("latitude, longitude: degrees")
        .example(
            new Example(
                "country || ' ' || city || ' ' || CAST(latitude AS STRING) || ' AS' || CAST(asn AS"
                    + " STRING) || ' ' || as_org",
                "LATERAL TABLE(geoip_of('203.0.113.7'))",
                "DE Berlin 52.5 AS64500 Example Networks"))
        .example(
            new Example(
                "ip || ' ' || COALESCE(g.country, 'nowhere')",
                "(VALUES ('10.0.0.1')) AS f(ip) LEFT JOIN LATERAL TABLE(geoip_of(f.ip)) AS g ON"
                    + " TRUE",
                "10.0.0.1 nowhere"));
  }
}
