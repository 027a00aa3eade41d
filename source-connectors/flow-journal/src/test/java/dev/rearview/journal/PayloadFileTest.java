package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of export messages without packets around them: IPFIX files, and single payloads. */
class PayloadFileTest {
  private static final Template FLOWS = Template.of(256, 8, 4, 12, 4, 1, 8);
  private static final Instant SENT = Instant.parse("2026-11-24T04:30:00Z");
  private static final Instant WRITTEN = Instant.parse("2026-11-24T05:00:00.25Z");

  @TempDir private Path directory;

  private Path file(byte[]... contents) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      all.write(content);
    }
    Path file = Files.write(directory.resolve("export.dat"), all.toByteArray());
    return Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
  }

  private static byte[] message(int number) {
    return new IpfixMessage()
        .exportedAt(SENT.plusSeconds(number))
        .sequence(number)
        .data(FLOWS, FLOWS.record(1, 2, number))
        .toBytes();
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * Datagrams.SECOND_NANOS + time.getNano();
  }

  private static byte[] payload(Datagram datagram) {
    return Arrays.copyOfRange(datagram.bytes, datagram.offset, datagram.offset + datagram.length);
  }

  @Test
  void everyMessageOfAnIpfixFileIsADatagram() throws IOException {
    try (CaptureFile source = CaptureFile.open(file(message(0), message(1), message(2)))) {
      for (int i = 0; i < 3; i++) {
        Datagram datagram = new Datagram();
        assertThat(source.next(datagram)).isEqualTo(Next.DATAGRAM);
        assertThat(payload(datagram)).isEqualTo(message(i));
        assertThat(datagram.receivedEpochNanos).isEqualTo(nanos(SENT.plusSeconds(i)));
        assertThat(datagram.ipv4).isTrue();
        assertThat(datagram.exporterLow).isZero();
        assertThat(datagram.exporterPort).isZero();
        assertThat(source.datagramPosition().offset()).isEqualTo((long) i * message(0).length);
      }
      assertThat(source.next(new Datagram())).isEqualTo(Next.END);
      assertThat(source.bytesLost()).isZero();
    }
  }

  @Test
  void readingGoesOnWhereItStopped() throws IOException {
    Path file = file(message(0), message(1), message(2));
    JournalPosition at = new JournalPosition(0, 0);
    for (int i = 0; i < 3; i++) {
      Datagram datagram = new Datagram();
      try (CaptureFile source = CaptureFile.open(file, at)) {
        assertThat(source.next(datagram)).isEqualTo(Next.DATAGRAM);
        assertThat(payload(datagram)).isEqualTo(message(i));
        at = source.position();
      }
    }
    try (CaptureFile source = CaptureFile.open(file, at)) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.END);
    }
  }

  @Test
  void theTornEndOfAnIpfixFileIsReported() throws IOException {
    byte[] first = message(0);
    byte[] second = message(1);
    for (int length = 1; length < second.length; length++) {
      byte[] torn = Arrays.copyOf(second, length);
      try (CaptureFile source = CaptureFile.open(file(first, torn))) {
        Datagram datagram = new Datagram();
        assertThat(source.next(datagram)).isEqualTo(Next.DATAGRAM);
        assertThat(payload(datagram)).isEqualTo(first);
        assertThat(source.next(datagram)).isEqualTo(Next.END);
        assertThat(source.bytesLost()).isEqualTo(length);
      }
    }
  }

  @Test
  void anIpfixFileIsReadUpToWhatIsNoMessageAndThenFails() throws IOException {
    for (int count : new int[] {2, 2000}) {
      byte[][] messages = new byte[count + 2][];
      for (int i = 0; i < count + 2; i++) {
        messages[i] = i == count ? new byte[] {0, 9, 0, 10} : message(i);
      }
      try (CaptureFile source = CaptureFile.open(file(messages))) {
        Datagram datagram = new Datagram();
        for (int i = 0; i < count; i++) {
          assertThat(source.next(datagram)).isEqualTo(Next.DATAGRAM);
        }
        assertThatThrownBy(() -> source.next(datagram))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(
                "record %d, at byte %d, cannot be one: it does not begin as an IPFIX message",
                count + 1, count * message(0).length);
      }
    }
  }

  @Test
  void anIpfixPayloadWhoseHeaderStatesTheWrongLengthIsOneDatagram() throws IOException {
    byte[] tooShort = new IpfixMessage().length(30).templates(FLOWS, FLOWS).toBytes();
    byte[] tooLong = new IpfixMessage().length(300).templates(FLOWS).toBytes();
    byte[] padded = Arrays.copyOf(message(1), message(1).length + 2);
    for (byte[] payload : List.of(tooShort, tooLong, padded)) {
      try (CaptureFile source = CaptureFile.open(file(payload))) {
        Datagram datagram = new Datagram();
        assertThat(source.next(datagram)).isEqualTo(Next.DATAGRAM);
        assertThat(payload(datagram)).isEqualTo(payload);
        assertThat(source.next(datagram)).isEqualTo(Next.END);
        assertThat(source.bytesLost()).isZero();
      }
    }
  }

  private static byte[] header(int version, long seconds, long nanos) {
    ByteBuffer header = ByteBuffer.allocate(24).putShort((short) version).putShort((short) 0);
    return header.putInt(1).putInt((int) seconds).putInt((int) nanos).array();
  }

  private long received(byte[] payload) throws IOException {
    Path file = file(payload);
    JournalPosition end;
    long received;
    try (CaptureFile source = CaptureFile.open(file)) {
      Datagram datagram = new Datagram();
      assertThat(source.next(datagram)).isEqualTo(Next.DATAGRAM);
      assertThat(payload(datagram)).isEqualTo(payload);
      received = datagram.receivedEpochNanos;
      assertThat(source.next(datagram)).isEqualTo(Next.END);
      end = source.position();
      assertThat(end.offset()).isEqualTo(payload.length);
    }
    try (CaptureFile source = CaptureFile.open(file, end)) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.END);
    }
    return received;
  }

  @Test
  void aFileOfOnePayloadIsReceivedWhenItWasSent() throws IOException {
    long seconds = SENT.getEpochSecond();
    for (int version : new int[] {1, 5, 7}) {
      assertThat(received(header(version, seconds, 7))).isEqualTo(nanos(SENT) + 7);
      assertThat(received(header(version, seconds, 1_000_000_000))).isEqualTo(nanos(SENT));
    }
    byte[] netFlow9 = new NetFlow9Message().sequence(7).exportedAt(SENT).templates(FLOWS).toBytes();
    assertThat(received(netFlow9)).isEqualTo(nanos(SENT));
    assertThat(received(message(0))).isEqualTo(nanos(SENT));
  }

  @Test
  void withoutATimeInItItIsReceivedWhenTheFileWasWritten() throws IOException {
    assertThat(received(header(5, 820_454_399, 7))).isEqualTo(nanos(WRITTEN));
    assertThat(received(header(5, 820_454_400, 7))).isEqualTo(820_454_400_000_000_007L);
    for (int version : new int[] {2, 4, 5}) {
      byte[] sflow = ByteBuffer.allocate(28).putInt(version).putInt(1).array();
      assertThat(received(sflow)).isEqualTo(nanos(WRITTEN));
    }
  }

  @Test
  void whatOnlyResemblesAPayloadIsRefused() throws IOException {
    List<byte[]> others = new ArrayList<>();
    others.add(header(8, 0, 0));
    others.add(Arrays.copyOf(header(5, 0, 0), 15));
    others.add(Arrays.copyOf(header(10, 0, 0), 15));
    others.add(ByteBuffer.allocate(28).putInt(5).putInt(3).array());
    others.add(ByteBuffer.allocate(28).putInt(3).putInt(1).array());
    others.add(ByteBuffer.allocate(27).putInt(5).putInt(1).array());
    for (byte[] other : others) {
      Path file = file(other);
      assertThatThrownBy(() -> CaptureFile.open(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("export.dat")
          .hasMessageContaining("it begins with 00 ");
    }
    Path tooLong = file(header(5, 0, 0), new byte[70_000]);
    assertThatThrownBy(() -> CaptureFile.open(tooLong)).hasMessageContaining("70024 bytes");
  }

  @Test
  void everyFileOfRealExportersIsACapture() throws IOException {
    Path cases = Path.of(System.getProperty("rearview.shared", "../shared"), "captures", "cases");
    assumeTrue(Files.isDirectory(cases), "no captures at " + cases);
    int files = 0;
    try (Stream<Path> all = Files.walk(cases)) {
      for (Path file : all.filter(one -> one.toString().matches(".*\\.(dat|bin|dump)")).toList()) {
        try (CaptureFile source = CaptureFile.open(file)) {
          List<String> payloads = Datagrams.payloads(source);
          String hex = String.join("", payloads).replaceAll("0 0 ", "");
          assertThat(hex).as(file.toString()).hasSize(2 * (int) Files.size(file));
          files++;
        }
      }
    }
    assertThat(files).isGreaterThan(100);
  }
}
