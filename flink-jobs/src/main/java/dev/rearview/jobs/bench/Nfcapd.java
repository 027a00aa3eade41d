package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * nfdump's collector, the peer: decodes what it receives and writes it to files of its own format.
 */
final class Nfcapd implements Receiver {
  private static final String VERSIONS = ".*Version: (1\\.7\\.\\d+).*";
  private static final int PATIENCE_SECONDS = 15;

  private final String name;
  private final int port;
  private final Path files;
  private final Process process;

  private Nfcapd(String name, int port, Path files, Process process) {
    this.name = name;
    this.port = port;
    this.files = files;
    this.process = process;
  }

  /** How it compresses what it keeps. */
  enum Compression {
    NONE,
    LZ4,
    ZSTD;

    /** What it is told; releases from 1.7.2 on name the compression, before, each had a letter. */
    private Optional<String> option(String help) {
      boolean letters = help.contains("LZ4 compress flows");
      return switch (this) {
        case NONE -> Optional.empty();
        case LZ4 -> Optional.of(letters ? "-y" : "-z=lz4");
        case ZSTD -> Optional.of("-z=zstd");
      };
    }

    private String suffix() {
      return this == NONE ? "" : " " + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the one on the PATH knows zstd. */
  static boolean hasZstd(BenchProtocol protocol) {
    return output(protocol.peer(), "-h").toLowerCase(Locale.ROOT).contains("zstd");
  }

  /** The release on the PATH, as 1.7.1; empty text if there is none of 1.7. */
  static String version(BenchProtocol protocol) {
    String program = protocol.peer();
    if (!isOnPath(program)) {
      return "";
    }
    String said = output(program, "-V");
    return said.lines()
        .filter(line -> line.matches(VERSIONS))
        .findFirst()
        .map(line -> line.replaceAll(VERSIONS, "$1"))
        .orElse("");
  }

  /** Starts one that writes to {@code files}, which is made. */
  static Nfcapd start(Path files, BenchProtocol protocol, long bufferBytes, Compression compression)
      throws IOException {
    String program = protocol.peer();
    Files.createDirectories(files);
    int port;
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DatagramSocket free = new DatagramSocket(any)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(List.of(program, "-b", "127.0.0.1", "-p", "" + port));
    command.addAll(List.of("-B", "" + bufferBytes, "-w", files.toString()));
    compression.option(output(program, "-h")).ifPresent(command::add);
    Path log = files.resolveSibling(files.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    String name = program + " " + version(protocol) + compression.suffix();
    Nfcapd nfcapd = new Nfcapd(name, port, files, process);
    Awaited.condition(
        name + " listens",
        PATIENCE_SECONDS,
        () -> Machine.udpPort(port).sockets() > 0 || !process.isAlive());
    if (!process.isAlive()) {
      throw new RearviewException(name + " does not start: " + Files.readString(log));
    }
    return nfcapd;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public double cpuSeconds() {
    return Machine.cpuSeconds(process.pid());
  }

  @Override
  public long drops() {
    return process.isAlive() ? Machine.udpPort(port).drops() : 0;
  }

  @Override
  public void awaitDone(Sent sent) {
    Awaited.condition(
        name + " has read all", PATIENCE_SECONDS, () -> Machine.udpPort(port).queuedBytes() == 0);
  }

  @Override
  public long storedBytes() {
    close();
    return ScratchDirectory.bytes(files, name -> name.startsWith("nfcapd."));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static String output(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RearviewException("cannot run " + command[0] + ": " + e.getMessage(), e);
    }
  }
}
