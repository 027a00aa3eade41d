package dev.rearview.imports;

import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Has nfcapd, the real one, write a file of datagrams that it is sent on the loopback. */
final class Nfcapd {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final int PORT_COLUMN = 1;
  private static final int QUEUE_COLUMN = 4;

  private Nfcapd() {}

  static boolean isInstalled() {
    return Stream.of("nfcapd", "nfdump")
        .allMatch(
            program ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))));
  }

  /** The file that nfcapd writes, started with these options beside its port and directory. */
  static Path file(Path directory, List<byte[]> datagrams, String... options)
      throws IOException, InterruptedException {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(List.of("nfcapd", "-b", "127.0.0.1", "-p", "" + port));
    command.addAll(List.of("-w", directory.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (DatagramSocket socket = new DatagramSocket()) {
      awaitRead(port);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      for (byte[] datagram : datagrams) {
        socket.send(new DatagramPacket(datagram, datagram.length));
        awaitRead(port);
      }
    } finally {
      process.destroy();
      process.waitFor(15, TimeUnit.SECONDS);
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains("nfcapd.2")).findFirst().orElseThrow();
    }
  }

  /** Waits until somebody listens on the port, and nothing waits in the socket. */
  private static void awaitRead(int port) throws IOException {
    String local = ":%04X".formatted(port);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < deadline) {
      for (String line : Files.readAllLines(Path.of("/proc/net/udp"))) {
        String[] columns = line.trim().split("\\s+");
        if (columns[PORT_COLUMN].endsWith(local) && columns[QUEUE_COLUMN].endsWith(":00000000")) {
          return;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new IOException("nfcapd does not read port " + port);
  }
}
