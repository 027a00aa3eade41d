package dev.rearview.udf.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.catalogue.Session;
import dev.rearview.udf.geo.ExampleDatabases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each file that functions would ask is read, and told by its name. */
class FilesReportTest {
  @TempDir private Path directory;
  private int exitCode;

  @Test
  void everyFileOfTheExamplesIsGood() {
    Path examples = Session.exampleDirectory();
    assertThat(report("--reference", examples.toString()))
        .containsExactlyInAnyOrder(
            examples.resolve("networks.csv") + "\tok\t",
            examples.resolve("interfaces.csv") + "\tok\t",
            examples.resolve("services.csv") + "\tok\t",
            examples.resolve("asof/dhcp.csv") + "\tok\t",
            examples.resolve("sets/scanners.txt") + "\tok\t",
            examples.resolve("pmaps/applications.txt") + "\tok\t",
            examples.resolve("pmaps/zones.txt") + "\tok\t");
    assertThat(exitCode).isZero();
  }

  @Test
  void aBadFileIsToldWithLineAndWhatIsExpected() throws IOException {
    write("networks.csv", "prefix,name\n10.0.0.0/8,inside\n10.0.0/8,mistyped\n");
    write("interfaces.csv", "exporter,index\n");
    write("services.csv", "port,protocol,name\n80,icmp,http\n");
    write("asof/dhcp.csv", "valid_from,valid_to,key,value\n2026-13-01,,10.0.0.1,x\n");
    write("sets/bad.txt", "10.0.0.0/8\n10.0.0.0/33\n");
    write("sets/good.set", "10.0.0.0/8\n");
    write("sets/README", "not looked at: no name of a set\n");
    write("pmaps/bad.txt", "mode ipv9\n");
    List<String> lines = report("--reference", directory.toString());
    assertThat(exitCode).isEqualTo(2);
    assertThat(lines).hasSize(7);
    assertThat(lines)
        .contains(
            bad(
                "networks.csv",
                3,
                "expected an address or a prefix in CIDR form as prefix," + " found '10.0.0/8'"))
        .contains(
            bad(
                "interfaces.csv",
                1,
                "expected the columns exporter,index,name, found no" + " name"))
        .contains(
            bad(
                "services.csv",
                2,
                "expected tcp, udp, sctp or dccp as protocol, found" + " 'icmp'"))
        .contains(
            bad(
                "asof/dhcp.csv",
                2,
                "expected a time as 2026-01-31 or 2026-01-31T12:00:00Z"
                    + " as valid_from, found '2026-13-01'"))
        .contains(directory.resolve("sets/good.set") + "\tok\t")
        .anyMatch(
            line ->
                line.startsWith(bad("sets/bad.txt", 2, "found '10.0.0.0/33', expected an address")))
        .anyMatch(line -> line.startsWith(bad("pmaps/bad.txt", 1, "expected ")));
  }

  @Test
  void databasesSayWhatTheyAreAndDamagedOnesWhy() throws IOException {
    ExampleDatabases.write(directory);
    Files.writeString(directory.resolve("text.mmdb"), "no database");
    byte[] whole = Files.readAllBytes(directory.resolve("example-asn.mmdb"));
    Files.write(directory.resolve("cut.mmdb"), Arrays.copyOf(whole, whole.length / 2));
    List<String> lines = report("--geoip", directory.toString());
    assertThat(exitCode).isEqualTo(2);
    assertThat(lines).hasSize(4);
    assertThat(lines)
        .contains(
            directory.resolve("example-asn.mmdb")
                + "\tok\tExample-ASN of 2025-10-09, IPv6, 120 nodes")
        .anyMatch(
            line ->
                line.startsWith(directory.resolve("text.mmdb") + "\tbad\t")
                    && line.contains("text.mmdb: Could not find a MaxMind DB metadata marker"))
        .anyMatch(line -> line.startsWith(directory.resolve("cut.mmdb") + "\tbad\t"));
  }

  @Test
  void directoriesThatAreNotThereHaveNoFiles() {
    Path none = directory.resolve("none");
    assertThat(report("--reference", none.toString(), "--geoip", none.toString())).isEmpty();
    assertThat(exitCode).isZero();
  }

  private String bad(String file, int line, String expected) {
    Path path = directory.resolve(file);
    return path + "\tbad\t" + path + ":" + line + ": " + expected;
  }

  private List<String> report(String... arguments) {
    StringWriter output = new StringWriter();
    exitCode =
        new CommandLine(new FilesReport()).setOut(new PrintWriter(output)).execute(arguments);
    return output.toString().lines().toList();
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(directory.resolve(name).getParent());
    Files.writeString(directory.resolve(name), content);
  }
}
