package dev.rearview.collector.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.collector.kernel.UdpSocketTable.UdpSocket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdpSocketTableTest {
  private static final String UDP =
      """
         sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
       3341: 00000000:0807 00000000:0000 07 00000000:0003A900 00:00000000 00000000  1000        0 48213 2 0000000000000000 17
      13387: 0100007F:2F17 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 51002 2 0000000000000000 4294967295
      """;
  private static final String UDP6 =
      """
        sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
       3341: 00000000000000000000000000000000:0807 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 48999 2 0000000000000000 3
      """;

  @TempDir Path proc;

  @Test
  void bothFamiliesAreReadWithQueueAndDrops() throws IOException {
    Files.writeString(proc.resolve("udp"), UDP);
    Files.writeString(proc.resolve("udp6"), UDP6);

    assertThat(new UdpSocketTable(proc).read())
        .containsExactly(
            new UdpSocket(2055, 48213, 0x3a900, 17),
            new UdpSocket(12055, 51002, 0, 4_294_967_295L),
            new UdpSocket(2055, 48999, 0, 3));
  }

  @Test
  void aSystemWithoutTheTableHasNoSockets() throws IOException {
    assertThat(new UdpSocketTable(proc.resolve("absent")).read()).isEmpty();
  }

  @Test
  void aLineOfAnotherFormIsPassedOver() {
    assertThat(
            UdpSocketTable.parse(
                List.of("", "1: x", "1: a:b c d e:f g h i j k l m n", UDP.lines().toList().get(1))))
        .containsExactly(new UdpSocket(2055, 48213, 0x3a900, 17));
  }

  @Test
  void dropsOfOurSocketsAreAddedUpPerPortAcrossTheRollOverOf32Bits() {
    KernelDrops drops = new KernelDrops(new UdpSocketTable(proc));
    drops.watch(Map.of(1L, 2055, 2L, 2055));
    assertThat(drops.isKnown(2055)).isFalse();

    drops.add(List.of(new UdpSocket(2055, 1, 0, 4_294_967_290L), new UdpSocket(2055, 2, 0, 5)));
    drops.add(List.of(new UdpSocket(2055, 1, 0, 4), new UdpSocket(2055, 99, 0, 1_000)));

    assertThat(drops.isKnown(2055)).isTrue();
    assertThat(drops.drops(2055)).isEqualTo(4_294_967_290L + 10 + 5);
    assertThat(drops.drops(6343)).isZero();
  }

  @Test
  void dropsAtASocketThatWasClosedStayInTheTotal() {
    KernelDrops drops = new KernelDrops(new UdpSocketTable(proc));
    drops.watch(Map.of(1L, 2055, 2L, 6343));
    drops.add(List.of(new UdpSocket(2055, 1, 0, 7), new UdpSocket(6343, 2, 0, 5)));

    drops.watch(Map.of(2L, 6343, 3L, 2055));
    assertThat(drops.isKnown(2055)).isTrue();
    drops.watch(Map.of(2L, 6343));
    drops.add(List.of(new UdpSocket(6343, 2, 0, 6)));

    assertThat(drops.isKnown(2055)).isFalse();
    assertThat(drops.drops(6343)).isEqualTo(6);
    assertThat(drops.total()).isEqualTo(13);
  }

  @Test
  void theKernelsDropsAtASocketThatNobodyReadsAreCounted() throws IOException {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/net/udp")), "this system has no /proc/net/udp");
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket deaf = new DatagramSocket(new InetSocketAddress(loopback, 0));
        DatagramSocket sender = new DatagramSocket()) {
      deaf.setReceiveBufferSize(4_096);
      int sent = 200;
      for (int i = 0; i < sent; i++) {
        sender.send(new DatagramPacket(new byte[1_000], 1_000, deaf.getLocalSocketAddress()));
      }
      Map<Long, Integer> inodes =
          new UdpSocketTable()
              .read().stream()
                  .filter(s -> s.localPort() == deaf.getLocalPort())
                  .filter(s -> SocketInodes.ofThisProcess().contains(s.inode()))
                  .collect(Collectors.toMap(UdpSocket::inode, UdpSocket::localPort));
      KernelDrops drops = new KernelDrops(new UdpSocketTable());
      drops.watch(inodes);

      drops.poll();
      long dropped = drops.total();
      assertThat(dropped).isBetween(150L, 199L);
      drops.poll();
      assertThat(drops.total()).isEqualTo(dropped);
      assertThat(drops.drops(deaf.getLocalPort())).isEqualTo(sent - waiting(deaf));
    }
  }

  @Test
  void whoHasAPortIsFound() throws IOException {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/net/udp")), "this system has no /proc/net/udp");
    try (DatagramSocket socket = new DatagramSocket()) {
      assertThat(SocketInodes.ownerOfUdpPort(socket.getLocalPort()))
          .hasValueSatisfying(
              owner -> assertThat(owner).startsWith("pid " + ProcessHandle.current().pid() + " ("));
    }
  }

  private static int waiting(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(1);
    int waiting = 0;
    try {
      while (true) {
        socket.receive(new DatagramPacket(new byte[1], 1));
        waiting++;
      }
    } catch (java.net.SocketTimeoutException e) {
      return waiting;
    }
  }
}
