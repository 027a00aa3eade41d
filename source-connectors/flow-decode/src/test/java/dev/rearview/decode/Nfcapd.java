package dev.rearview.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.codec.Datagram;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource;
import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A collector of nfdump on a port of this machine, for one case: it is sent the datagrams, ended,
 * and what it wrote is read back with nfdump.
 */
final class Nfcapd implements AutoCloseable {
  private static final String NFDUMP = "nfdump";
  private static final long PATIENCE_SECONDS = 15;
  private static final int PORT_COLUMN = 1;
  private static final int QUEUE_COLUMN = 4;

  private final Path files;
  private final int port;
  private final Process process;

  private Nfcapd(Path files, int port, Process process) {
    this.files = files;
    this.port = port;
    this.process = process;
  }

  /** The collector for NetFlow and IPFIX, or for sFlow. */
  static String program(boolean sflow) {
    return sflow ? "sfcapd" : "nfcapd";
  }

  /** Whether the collector and nfdump are on the PATH. */
  static boolean isInstalled(boolean sflow) {
    return isOnPath(program(sflow)) && isOnPath(NFDUMP);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  static Nfcapd start(Path files, boolean sflow) throws IOException {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder command =
        new ProcessBuilder(
            program(sflow),
            "-b",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-w",
            files.toString());
    command.environment().put("TZ", "UTC");
    Process process =
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    Nfcapd started = new Nfcapd(files, port, process);
    await("listens", () -> started.queuedBytes() == 0);
    return started;
  }

  /** Sends the datagrams of captures and waits until they are read. */
  void send(List<Input> captures) throws IOException {
    Datagram datagram = new Datagram();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      for (Input capture : captures) {
        try (DatagramSource source = CaptureFile.open(capture.path())) {
          while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
            socket.send(new DatagramPacket(datagram.bytes, datagram.offset, datagram.length));
            await("has read a datagram", () -> queuedBytes() == 0);
          }
        }
      }
    }
  }

  /** Ends the collector and gives the records that it wrote. */
  List<JsonNode> records() throws IOException, InterruptedException {
    close();
    ProcessBuilder command = new ProcessBuilder(NFDUMP, "-R", files.toString(), "-o", "json");
    command.environment().put("TZ", "UTC");
    Process nfdump = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String json = new String(nfdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (nfdump.waitFor() != 0) {
      throw new IOException("nfdump ends with " + nfdump.exitValue() + ": " + json);
    }
    List<JsonNode> records = new ArrayList<>();
    if (json.contains("{")) {
      new ObjectMapper().readTree(json).forEach(records::add);
    }
    return records;
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

  /** Bytes that wait in its socket; -1 if nobody listens. */
  private long queuedBytes() {
    String local = "%04X".formatted(port);
    for (String line : SharedCase.lines(Path.of("/proc/net/udp"))) {
      String[] columns = line.trim().split("\\s+");
      if (columns[PORT_COLUMN].endsWith(":" + local)) {
        String queues = columns[QUEUE_COLUMN];
        return Long.parseLong(queues.substring(queues.indexOf(':') + 1), 16);
      }
    }
    return -1;
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the collector never " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
