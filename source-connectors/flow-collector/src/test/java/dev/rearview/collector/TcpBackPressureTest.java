package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.collector.receive.ReceiveLane;
import dev.rearview.collector.receive.ReceiveThreads;
import dev.rearview.collector.receive.RecordRing;
import dev.rearview.collector.receive.Transport;
import dev.rearview.collector.settings.CollectorSettings;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.stream.StreamCounters;
import dev.rearview.collector.stream.StreamPorts;
import dev.rearview.collector.write.PartitionWriter;
import dev.rearview.collector.write.RecordLog;
import dev.rearview.journal.JournalPosition;
import dev.rearview.journal.PcapRecordEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What connections do while the journal's disk is slow: they wait, and lose nothing. */
class TcpBackPressureTest {
  private static final int MESSAGES = 40_000;
  private static final int MESSAGE_BYTES = 1_000;

  private final SlowLog log = new SlowLog();
  private final RecordRing ring =
      new RecordRing(RecordRing.LEAST_CAPACITY_BYTES * 4, PcapRecordEncoder::encode);
  private final PartitionWriter writer = new PartitionWriter("p00", ring, log);
  @TempDir private Path directory;
  private TestCertificates certificates;
  private ReceiveThreads receivers;
  private StreamPorts streams;

  @BeforeEach
  void startTheWriter() {
    writer.start();
  }

  @AfterEach
  void stop() throws IOException {
    log.allow();
    streams.drain(1_000, 10_000);
    streams.close();
    receivers.close();
    writer.drainAndStop(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "nio", "tls"})
  void aSlowJournalMakesTheExporterWaitAndEveryMessageArrivesInOrder(String kind) throws Exception {
    listen(kind);
    try (StreamExporter exporter = connect();
        UdpSender datagrams = new UdpSender("127.0.0.1")) {
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(
              () -> {
                try {
                  exporter.send(StreamExporter.messages(MESSAGES, MESSAGE_BYTES));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      Waiting.until(() -> counters().pauses() > 0);
      // Room is left for those who cannot wait.
      datagrams.send(receivers.sockets().get(0).port(), new byte[300]);
      Waiting.until(() -> receivers.sockets().get(0).counters().datagrams() == 1);
      assertThat(receivers.sockets().get(0).counters().ringFull()).isZero();
      assertThat(sending).isNotDone();
      assertThat(counters().messages()).isLessThan(MESSAGES);
      log.allow();
      sending.get();
      Waiting.until(() -> log.numbers.size() == MESSAGES);
    }
    assertThat(log.numbers).isEqualTo(range());
    assertThat(counters().bytes()).isEqualTo((long) MESSAGES * MESSAGE_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "nio", "tls"})
  void whatAnExporterSentBeforeItWentAwayArrivesToo(String kind) throws Exception {
    listen(kind);
    int few = 1_500;
    try (StreamExporter exporter = connect()) {
      exporter.send(StreamExporter.messages(few, MESSAGE_BYTES));
      Waiting.until(() -> counters().pauses() > 0);
    }
    assertThat(counters().messages()).isLessThan(few);
    log.allow();
    Waiting.until(() -> log.numbers.size() == few);
    assertThat(log.numbers).isEqualTo(range().subList(0, few));
    Waiting.until(() -> counters().open() == 0);
  }

  @Test
  void stoppingWaitsForTheDisk() throws Exception {
    listen("auto");
    int few = 1_500;
    try (StreamExporter exporter = connect()) {
      exporter.send(StreamExporter.messages(few, MESSAGE_BYTES));
      Waiting.until(() -> counters().pauses() > 0);
      CompletableFuture<Void> draining =
          CompletableFuture.runAsync(() -> streams.drain(1_000, 20_000));
      assertThat(draining).isNotDone();
      log.allow();
      draining.get();
    }
    assertThat(streams.close()).isZero();
    assertThat(counters().messages()).isEqualTo(few);
  }

  @Test
  void whatADiskThatNeverWritesMakesUsLoseIsCounted() throws Exception {
    listen("auto");
    try (StreamExporter exporter = connect()) {
      exporter.send(StreamExporter.messages(1_500, MESSAGE_BYTES));
      Waiting.until(() -> counters().pauses() > 0);
      streams.drain(10, 50);
      assertThat(streams.close()).isPositive();
    }
  }

  private void listen(String kind) throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("collector.ports", "0");
    values.put("collector.receive-buffer", "1MiB");
    values.put("collector.transport", kind.equals("nio") ? "nio" : "auto");
    if (kind.equals("tls")) {
      certificates = new TestCertificates(directory).issuer("issuer").issued("collector", "issuer");
      values.put("collector.tls.ports", "0");
      values.put("collector.tls.certificate", certificates.certificate("collector").toString());
      values.put("collector.tls.key", certificates.key("collector").toString());
      values.put("collector.tls.client-certificates", "none");
    } else {
      values.put("collector.tcp.ports", "0");
    }
    CollectorSettings settings = Configuration.of(values).collector();
    ReceiveLane lane = new ReceiveLane("p00", ring, 10);
    receivers = new ReceiveThreads(settings, Transport.of(settings.transport()), List.of(lane));
    streams = new StreamPorts(settings, receivers);
    receivers.bind();
    streams.bind();
  }

  private StreamCounters counters() {
    return streams.sockets().get(0).counters();
  }

  private StreamExporter connect() throws Exception {
    int port = streams.sockets().get(0).port();
    return certificates == null
        ? StreamExporter.connect("127.0.0.1", port)
        : StreamExporter.connect("127.0.0.1", port, certificates.client("issuer", null, "TLSv1.3"));
  }

  private static List<Integer> range() {
    return IntStream.range(0, MESSAGES).boxed().toList();
  }

  /** A disk that writes nothing until it is allowed to. */
  private static final class SlowLog implements RecordLog {
    private static final int RECORD_HEADER_BYTES = 16;
    private static final int IP_AND_UDP_BYTES = 28;

    private final Semaphore writes = new Semaphore(0);
    private final List<Integer> numbers = new CopyOnWriteArrayList<>();

    void allow() {
      writes.release(1_000_000);
    }

    @Override
    public void append(ByteBuffer records, int datagrams, long firstEpochNanos) {
      writes.acquireUninterruptibly();
      ByteBuffer lengths = records.duplicate().order(ByteOrder.LITTLE_ENDIAN);
      List<Integer> some = new ArrayList<>();
      while (records.hasRemaining()) {
        int start = records.position();
        int ipBytes = lengths.getInt(start + 8);
        records.position(start + RECORD_HEADER_BYTES + IP_AND_UDP_BYTES);
        if (ipBytes == MESSAGE_BYTES + IP_AND_UDP_BYTES) {
          some.add(StreamExporter.number(records.slice()));
        }
        records.position(start + RECORD_HEADER_BYTES + ipBytes);
      }
      numbers.addAll(some);
    }

    @Override
    public void sync() {
      // Nothing is kept.
    }

    @Override
    public JournalPosition position() {
      return new JournalPosition(1, 0);
    }

    @Override
    public void close() {
      // Nothing is kept.
    }
  }
}
