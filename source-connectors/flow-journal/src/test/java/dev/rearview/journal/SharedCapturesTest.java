package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.Datagram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures of real exporters hold the datagrams that an independent reader finds in them. */
class SharedCapturesTest {
  @TempDir private Path directory;

  private static List<Path> captures(Path shared) throws IOException {
    try (Stream<Path> files = Files.walk(shared.resolve("captures"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.(pcap|pcapng|cap)"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyCaptureYieldsTheDatagramsThatAnIndependentReaderLists() throws Exception {
    Path shared = Path.of(System.getProperty("rearview.shared", "../shared"));
    Path independent = shared.resolve("tools/replay.py");
    assumeTrue(Files.isDirectory(shared.resolve("captures")), "no captures below " + shared);
    assumeTrue(Files.isRegularFile(independent), "no " + independent);
    boolean python =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    assumeTrue(python, "python3 is not installed");
    List<Path> captures = captures(shared);
    assertThat(captures).isNotEmpty();
    for (Path capture : captures) {
      assertThat(read(capture)).as(capture.toString()).isEqualTo(list(independent, capture));
    }
  }

  /** Source port, destination port and payload length of each datagram, in file order. */
  private static List<String> read(Path capture) throws IOException {
    List<String> found = new ArrayList<>();
    Datagram datagram = new Datagram();
    try (CaptureFile source = CaptureFile.open(capture)) {
      while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
        found.add(datagram.exporterPort + " " + datagram.collectorPort + " " + datagram.length);
      }
      assertThat(source.fragmentsSkipped()).as("fragments in %s", capture).isZero();
    }
    return found;
  }

  private List<String> list(Path independent, Path capture) throws Exception {
    Path output = directory.resolve("list");
    Process process =
        new ProcessBuilder(
                "python3", independent.toString(), "--all-udp", "--list", capture.toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> listed = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      String[] columns = line.split("\t");
      listed.add(port(columns[2]) + " " + port(columns[3]) + " " + columns[5]);
    }
    return listed;
  }

  private static String port(String addressAndPort) {
    return addressAndPort.substring(addressAndPort.lastIndexOf(':') + 1);
  }
}
