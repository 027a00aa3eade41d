package dev.rearview.collector.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's table of UDP sockets: {@code /proc/net/udp} and {@code /proc/net/udp6}.
 *
 * <pre>
 *   sl  local_address rem_address   st tx_queue rx_queue tr tm-&gt;when retrnsmt   uid  timeout inode ref pointer drops
 *  512: 00000000:0807 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 48213 2 0000000000000000 17
 * </pre>
 */
public final class UdpSocketTable {
  private static final int LOCAL_ADDRESS = 1;
  private static final int QUEUES = 4;
  private static final int INODE = 9;
  private static final int DROPS = 12;

  private final Path procNet;

  /** In {@code /proc/net}. */
  public UdpSocketTable() {
    this(Path.of("/proc/net"));
  }

  UdpSocketTable(Path procNet) {
    this.procNet = procNet;
  }

  /**
   * One socket.
   *
   * @param localPort the port that it is bound to
   * @param inode its inode, unique while it is open
   * @param receiveQueueBytes memory that the datagrams take that wait to be read
   * @param drops datagrams that the kernel dropped at this socket: no room, or a bad checksum;
   *     modulo 2^32
   */
  public record UdpSocket(int localPort, long inode, long receiveQueueBytes, long drops) {}

  /** All sockets of both families; empty where the system has no such table. */
  public List<UdpSocket> read() throws IOException {
    List<UdpSocket> sockets = new ArrayList<>();
    for (String name : List.of("udp", "udp6")) {
      Path table = procNet.resolve(name);
      if (Files.isReadable(table)) {
        sockets.addAll(parse(Files.readAllLines(table, StandardCharsets.US_ASCII)));
      }
    }
    return sockets;
  }

  /** Lines of either file; a line of another form (the heading) is passed over. */
  static List<UdpSocket> parse(List<String> lines) {
    return lines.stream().map(UdpSocketTable::parse).flatMap(Optional::stream).toList();
  }

  private static Optional<UdpSocket> parse(String line) {
    String[] columns = line.strip().split("\\s+");
    if (columns.length <= DROPS || !columns[0].endsWith(":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new UdpSocket(
              Integer.parseInt(afterColon(columns[LOCAL_ADDRESS]), 16),
              Long.parseLong(columns[INODE]),
              Long.parseLong(afterColon(columns[QUEUES]), 16),
              Long.parseLong(columns[DROPS])));
    } catch (NumberFormatException e) {
      // A line in the form of another kernel: no figure is better than a wrong one.
      return Optional.empty();
    }
  }

  private static String afterColon(String column) {
    return column.substring(column.lastIndexOf(':') + 1);
  }
}
