package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.testkit.pcap.Frames;
import dev.rearview.testkit.pcap.IpPackets;
import dev.rearview.testkit.pcap.IpPackets.Extension;
import dev.rearview.testkit.pcap.PcapFileBuilder;
import dev.rearview.testkit.pcap.PcapngFileBuilder;
import dev.rearview.testkit.pcap.UdpMessage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it ends, with datagrams, counts or an IOException. */
class HostileCaptureTest {
  private static final int ROUNDS = 1_500;
  private static final UdpMessage IPV4 =
      UdpMessage.of("192.0.2.1", 5000, "198.51.100.1", 2055, new byte[30]);
  private static final UdpMessage IPV6 =
      UdpMessage.of("2001:db8::1", 5000, "2001:db8::2", 2055, new byte[31]);

  @TempDir private Path directory;

  private static List<byte[]> captures() {
    PcapFileBuilder pcap = PcapFileBuilder.ofLinkType(1);
    PcapngFileBuilder pcapng =
        new PcapngFileBuilder(ByteOrder.BIG_ENDIAN).capturedOn(1).capturedOn(101, 0, 9, -5);
    for (int i = 0; i < 3; i++) {
      pcap.packet(i, Frames.labelled(IpPackets.ipv4(IPV4, 8), 2))
          .packet(i, Frames.tagged(IpPackets.ipv6(IPV6, new Extension(0, 8)), 0x8100));
      pcapng
          .enhanced(1, i, IpPackets.of(IPV6))
          .simple(Frames.ethernet(IpPackets.of(IPV4)), 60)
          .obsolete(0, i, Frames.ethernet(IpPackets.of(IPV6)));
    }
    return List.of(pcap.toBytes(), pcapng.toBytes());
  }

  /** Reads to the end; a file of n bytes has no more than n datagrams. */
  private void read(DatagramSource source, int fileBytes) throws IOException {
    Datagram datagram = new Datagram();
    int count = 0;
    while (source.next(datagram) == Next.DATAGRAM) {
      count++;
      assertThat(count).isLessThanOrEqualTo(fileBytes);
      assertThat(datagram.offset).isNotNegative();
      assertThat(datagram.length).isNotNegative();
      assertThat(datagram.offset + datagram.length).isLessThanOrEqualTo(datagram.bytes.length);
    }
  }

  private void readCapture(byte[] content) {
    Path file = directory.resolve("hostile");
    assertThatCode(
            () -> {
              Files.write(file, content);
              try (CaptureFile source = CaptureFile.open(file)) {
                read(source, content.length);
              } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("hostile");
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void flippedBytesNeverThrowAndNeverLoop() {
    Random random = new Random(1);
    List<byte[]> captures = captures();
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            byte[] capture = captures.get(round % 2).clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
              capture[random.nextInt(capture.length)] = (byte) edge(random);
            }
            readCapture(Arrays.copyOf(capture, random.nextInt(capture.length + 1)));
          }
        });
  }

  /** Any byte, with those that make lengths extreme more often. */
  private static int edge(Random random) {
    int[] edges = {0, 1, 0x7f, 0x80, 0xff};
    return random.nextBoolean() ? edges[random.nextInt(edges.length)] : random.nextInt(256);
  }

  @Test
  void randomBytesBehindAGoodHeaderNeverThrowAndNeverLoop() {
    Random random = new Random(2);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            byte[] capture = new byte[200];
            random.nextBytes(capture);
            byte[] start = captures().get(round % 2);
            System.arraycopy(start, 0, capture, 0, 24 + random.nextInt(40));
            readCapture(capture);
          }
        });
  }

  @Test
  void flippedBytesInASegmentAreCountedAndTheNextSegmentIsRead() throws IOException {
    JournalPartition partition = Journal.create(directory).partition("p00");
    for (int start = 0; start < 2; start++) {
      try (JournalWriter writer =
          JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
        Datagrams.append(writer, 10 * start, 10 * start + 10);
      }
    }
    Path file = partition.segments().get(0).path();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try (DatagramSource tail = partition.tail(partition.earliest())) {
        List<Datagrams.Content> found = Datagrams.contents(tail);
        assertThat(found.size()).isBetween(10, 20);
        assertThat(tail.position()).isEqualTo(partition.latest());
        assertThat(found.size() + tail.foreignSkipped() + tail.fragmentsSkipped())
            .isGreaterThanOrEqualTo(tail.bytesLost() == 0 ? 20 : 10);
      }
    }
  }
}
