package dev.rearview.testkit.silk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** SiLK's own test data and the answers that SiLK gives: text files compressed by xz. */
public final class SilkOracle {
  private final Path directory;

  /** The oracle below {@code shared}; it need not be there. */
  public SilkOracle(Path shared) {
    directory = shared.resolve("silk-oracle");
  }

  /** Why it cannot be read here: no such directory, or no xz; empty if it can. */
  public Optional<String> missing() {
    if (!Files.isDirectory(directory)) {
      return Optional.of("no oracle at " + directory + ": set -Drearview.shared");
    }
    try {
      new ProcessBuilder("xz", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no xz to read the oracle with: " + e.getMessage());
    }
  }

  /**
   * A line for each flow, its columns separated by {@code |}; the line of their names is left out.
   *
   * @throws IOException if xz says that the file is wrong
   */
  public List<String> flows() throws IOException, InterruptedException {
    List<String> lines = lines("flows.psv.xz");
    return lines.subList(1, lines.size());
  }

  /**
   * The type that SiLK gives each flow by the twoway rules, in the order of {@link #flows()}.
   *
   * @throws IOException if xz says that the file is wrong
   */
  public List<String> types() throws IOException, InterruptedException {
    return lines("types-twoway.txt.xz");
  }

  /**
   * Flows with scans among them, as {@link #flows()} has them.
   *
   * @throws IOException if xz says that the file is wrong
   */
  public List<String> scanFlows() throws IOException, InterruptedException {
    List<String> lines = lines("scan-flows.psv.xz");
    return lines.subList(1, lines.size());
  }

  /**
   * What a SiLK command prints.
   *
   * @param command the file's name without {@code .txt}, as {@code rwuniq--fields=proto}
   */
  public List<String> expected(String command) throws IOException {
    return Files.readAllLines(
        directory.resolve("expected").resolve(command + ".txt"), StandardCharsets.US_ASCII);
  }

  private List<String> lines(String file) throws IOException, InterruptedException {
    Process xz = new ProcessBuilder("xz", "-dc", directory.resolve(file).toString()).start();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(xz.getInputStream(), StandardCharsets.US_ASCII))) {
      List<String> lines = reader.lines().toList();
      if (xz.waitFor() != 0) {
        throw new IOException("xz -dc " + file + " ended with " + xz.exitValue());
      }
      return lines;
    }
  }
}
