package dev.rearview.imports;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What another tool prints about a file: read while it runs, in UTC. What it says on standard error
 * is kept for the case that it fails.
 */
final class ToolOutput implements Closeable {
  private static final int SHOWN_CHARACTERS = 300;

  /** How nfdump speaks of what it could not read, and yet ends as if all were well. */
  private static final Pattern COMPLAINT =
      Pattern.compile("(?i)\\berror\\b|short read|unable to|corrupt");

  private final Path file;
  private final String program;
  private final Process process;
  private final Path errors;
  private final Reader reader;

  /** Where {@code program} is; empty if it is not on the PATH. */
  static Optional<Path> find(String program, String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a tool.
   *
   * @param file what it reads, for messages
   */
  ToolOutput(Path file, List<String> command) throws IOException {
    this.file = file;
    this.program = Path.of(command.get(0)).getFileName().toString();
    this.errors = Files.createTempFile("rearview-", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(errors.toFile()).redirectInput(nothing());
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C");
    try {
      this.process = builder.start();
    } catch (IOException e) {
      Files.delete(errors);
      throw e;
    }
    this.reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
  }

  private static File nothing() {
    return new File("/dev/null");
  }

  /** Its standard output. */
  Reader reader() {
    return reader;
  }

  /**
   * Waits for its end, which is near when all its output was read.
   *
   * @throws ImportException if it failed, or complains of the file: half of a file must not pass
   *     for all of it
   */
  void requireSuccess() throws IOException {
    try {
      int code = process.waitFor();
      String said =
          Files.readString(errors, StandardCharsets.ISO_8859_1)
              .strip()
              .replaceAll("\\s*\n\\s*", "; ");
      String shown = said.length() > SHOWN_CHARACTERS ? said.substring(0, SHOWN_CHARACTERS) : said;
      if (code != 0) {
        throw new ImportException(file, program + " ended with " + code + ": " + shown);
      }
      if (COMPLAINT.matcher(said).find()) {
        throw new ImportException(file, program + " cannot read all of it: " + shown);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program + " read " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    reader.close();
    Files.deleteIfExists(errors);
  }
}
