package dev.rearview.connector.archive;

import static dev.rearview.connector.archive.Tables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.file.UnreadableFileException;
import dev.rearview.archive.log.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query of a damaged archive fails, and its last cause says which file and what to do. */
class DamagedArchiveTest {
  private static final String SUM = "SELECT dst_ip, SUM(packets) FROM flows GROUP BY dst_ip";

  @TempDir Path directory;
  private TableEnvironment batch;
  private FileEntry entry;
  private Path file;
  private Path other;

  @BeforeEach
  void fillTheArchive() throws IOException {
    ArchiveFixture fixture = new ArchiveFixture(directory.resolve("archive"));
    entry = fixture.archive(0, 3000);
    file = fixture.directory().resolve(entry.path());
    other = fixture.directory().resolve(fixture.archive(4000, 4500).path());
    batch = Tables.batch(fixture);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {SUM, "SELECT * FROM flows", "SELECT packets FROM flows WHERE src_ip = '10.0.2.2'"})
  void eightBytesOverwrittenAreAnErrorThatNamesTheFile(String query) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length - 8; i += 1000) {
      System.arraycopy(new byte[8], 0, bytes, i, 8);
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> rows(batch, query))
        .rootCause()
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("./rearview archive verify --deep");
  }

  @Test
  void anotherFileInItsPlaceIsAnErrorWithBothLengths() throws IOException {
    Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> rows(batch, SUM))
        .rootCause()
        .hasMessageContaining(file.toString())
        .hasMessageContaining(Files.size(file) + " bytes where the log counts " + entry.bytes());
  }

  @Test
  void aMissingFileIsAnErrorThatSaysThatTheLogCountsIt() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> rows(batch, SUM))
        .rootCause()
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("3000 rows that the log counts")
        .hasMessageContaining("./rearview archive verify");
  }

  @Test
  void whatIsWholeIsReadAllTheSame() throws IOException {
    Files.delete(file);
    assertThat(rows(batch, "SELECT packets FROM flows WHERE received_time >= " + at(4000)))
        .hasSize(500);
  }

  private static String at(int flow) {
    return "TO_TIMESTAMP_LTZ(" + (ArchiveFixture.NOON + flow * 1000L) + ", 3)";
  }
}
