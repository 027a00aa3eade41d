package dev.rearview.archive.cli;

import static dev.rearview.archive.verify.FlowFiles.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.verify.FlowFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories that are no archive, not yet one, or not to be written. */
class ForeignArchiveTest {

  private static final Instant SEVEN = Instant.parse("2026-01-31T07:00:00Z");

  @TempDir private Path archive;
  private FlowFiles flows;
  private FileEntry seven;

  @BeforeEach
  void write() throws IOException {
    flows = new FlowFiles(archive);
    seven = flows.add("a", flow(SEVEN, "192.0.2.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls", "du", "compact", "expire", "verify"})
  void aDirectoryThatIsNoArchiveIsNamedAndLeftAsItIs(String command) throws IOException {
    Path other = Files.createDirectory(archive.resolve("other"));
    Files.writeString(other.resolve("notes.txt"), "hello");
    CommandRun run = CommandRun.of(command, "--archive", other);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("rearview: " + other + " is no archive: it has no log (_log)\n");
    try (Stream<Path> files = Files.list(other)) {
      assertThat(files).containsExactly(other.resolve("notes.txt"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls", "du", "verify"})
  void lookingAtAnArchiveOfAnEarlierReleaseMakesNoLog(String command) throws IOException {
    Path earlier = Files.createDirectory(archive.resolve("earlier"));
    Path day = Files.createDirectories(earlier.resolve(seven.partition()));
    Files.copy(flows.path(seven), day.resolve("part-1"));
    CommandRun run = CommandRun.of(command, "--archive", earlier);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("an archive of an earlier release gets one by");
    assertThat(earlier.resolve("_log")).doesNotExist();
    assertThat(CommandRun.of("compact", "--archive", earlier).code()).isZero();
    assertThat(CommandRun.of(command, "--archive", earlier).code()).isZero();
  }

  @Test
  void aReadOnlyArchiveIsReadAndWhatWritesSaysSo() throws IOException {
    Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwxr-xr-x");
    Set<PosixFilePermission> read = PosixFilePermissions.fromString("r-xr-xr-x");
    Path log = archive.resolve("_log");
    Files.setPosixFilePermissions(archive, read);
    Files.setPosixFilePermissions(log, read);
    try {
      assumeFalse(Files.isWritable(archive), "root may write everywhere");
      for (String command : List.of("ls", "du", "verify")) {
        assertThat(CommandRun.of(command, "--archive", archive).code()).isZero();
      }
      for (String command : List.of("compact", "expire")) {
        CommandRun run = CommandRun.of(command, "--archive", archive);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
            .startsWith("rearview: " + archive + " cannot be written: it is read-only, or")
            .hasLineCount(1);
      }
    } finally {
      Files.setPosixFilePermissions(log, all);
      Files.setPosixFilePermissions(archive, all);
    }
  }

  @Test
  void errorsOfTheFileSystemAreTold() {
    assertThat(
            ArchiveSubcommand.text(
                new FileSystemException("/a/_log", null, "Read-only file system")))
        .startsWith("/a/_log: Read-only file system (compact and expire write");
    assertThat(ArchiveSubcommand.text(new AccessDeniedException("/a/b")))
        .startsWith("/a/b: permission denied");
    assertThat(ArchiveSubcommand.text(new NoSuchFileException("/a/b")))
        .isEqualTo("/a/b: there is no such file");
    assertThat(ArchiveSubcommand.text(new IOException("a file is damaged")))
        .isEqualTo("a file is damaged");
  }
}
