package dev.rearview.udf.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.prefix.PrefixTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTableTest {
  private static final long LOW = 0xffff_0a00_0001L;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void networks() throws IOException {
    file = directory.resolve("networks.csv");
    Files.writeString(file, "prefix,name\n10.0.0.0/8,first\n");
  }

  @Test
  void aFileThatChangesIsReadAnew() throws IOException {
    ReloadingTable<PrefixTable<Network>> table = table();
    assertThat(name(table)).isEqualTo("first");
    replace("prefix,name\n10.0.0.0/8,second\n");
    assertThat(name(table)).isEqualTo("first");
    table.refresh();
    assertThat(name(table)).isEqualTo("second");
    assertThat(table.problem()).isEmpty();
  }

  @Test
  void aFileOfTheSameSizeThatIsOverwrittenIsReadAnew() throws IOException {
    ReloadingTable<PrefixTable<Network>> table = table();
    Files.writeString(file, "prefix,name\n10.0.0.0/8,other\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    table.refresh();
    assertThat(name(table)).isEqualTo("other");
  }

  @Test
  void aFileThatDidNotChangeIsNotReadAgain() {
    ReloadingTable<PrefixTable<Network>> table = table();
    PrefixTable<Network> before = table.current();
    table.refresh();
    assertThat(table.current()).isSameAs(before);
  }

  @Test
  void aBadLineIsNamedAndTheOldTableStaysUntilItIsMended() throws IOException {
    ReloadingTable<PrefixTable<Network>> table = table();
    replace("prefix,name\n10.0.0.0/8,second\n10.0.0.0/99,third\n");
    table.refresh();
    assertThat(name(table)).isEqualTo("first");
    assertThat(table.problem())
        .hasValue(
            file
                + ":3: expected an address or a prefix in CIDR form as prefix, found '10.0.0.0/99'");
    replace("prefix,name\n10.0.0.0/8,mended\n");
    table.refresh();
    assertThat(name(table)).isEqualTo("mended");
    assertThat(table.problem()).isEmpty();
  }

  @Test
  void aFileThatVanishesLeavesItsTable() throws IOException {
    ReloadingTable<PrefixTable<Network>> table = table();
    Files.delete(file);
    table.refresh();
    assertThat(name(table)).isEqualTo("first");
    assertThat(table.problem()).hasValue("there is no " + file);
  }

  @Test
  void aFileThatComesLaterIsFound() throws IOException {
    Files.delete(file);
    ReloadingTable<PrefixTable<Network>> table = table();
    assertThat(table.current().find(0, LOW)).isNull();
    assertThat(table.problem()).hasValue("there is no " + file);
    networks();
    table.refresh();
    assertThat(name(table)).isEqualTo("first");
  }

  @Test
  void aJobWithoutADirectoryIsToldWhichParameterToSet() {
    ReloadingTable<PrefixTable<Network>> table =
        new ReloadingTable<>(new NetworksSource(new ReferenceDirectory("")));
    assertThat(table.problem())
        .hasValue("the job parameter rearview.reference.directory is not set");
  }

  private ReloadingTable<PrefixTable<Network>> table() {
    return new ReloadingTable<>(new NetworksSource(new ReferenceDirectory(directory.toString())));
  }

  private static String name(ReloadingTable<PrefixTable<Network>> table) {
    return table.current().find(0, LOW).name().toString();
  }

  private void replace(String content) throws IOException {
    Path temporary = Files.writeString(directory.resolve("new"), content);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
