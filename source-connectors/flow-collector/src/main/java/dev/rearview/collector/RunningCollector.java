package dev.rearview.collector;

import dev.rearview.collector.http.HttpEndpoint;
import dev.rearview.collector.kernel.KernelDrops;
import dev.rearview.collector.kernel.UdpSocketTable;
import dev.rearview.collector.receive.ReceiveThreads;
import dev.rearview.collector.receive.Transport;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorSettings;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.status.CollectorStatus;
import dev.rearview.collector.status.PortStatus;
import dev.rearview.collector.status.StreamPortStatus;
import dev.rearview.collector.status.SyncStatus;
import dev.rearview.collector.stream.StreamPorts;
import dev.rearview.collector.write.GroupSync;
import dev.rearview.collector.write.PartitionWriter;
import dev.rearview.collector.write.RetentionRun;
import dev.rearview.journal.EmbeddedCollector;
import dev.rearview.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A collector at work: sockets, receive threads, rings, writers, and the slow threads beside them.
 * {@link #close} stops it and loses nothing that the kernel had already taken in.
 */
public final class RunningCollector implements EmbeddedCollector {
  private static final Logger LOG = LoggerFactory.getLogger(RunningCollector.class);

  /** The kernel's queue is read for at most so long when exporters do not pause. */
  private static final long DRAIN_MILLIS = 1_000;

  private final Instant startedAt = Instant.now();
  private final CollectorSettings settings;
  private final Transport transport;
  private final Journal journal;
  private final Lanes lanes;
  private final ReceiveThreads receivers;
  private final StreamPorts streams;
  private final KernelDrops kernelDrops;
  private final Optional<ListenersWatch> listeners;
  private final Housekeeping housekeeping;
  private final GroupSync sync;
  private final RetentionRun retention;
  private final SlowThreads slowThreads = new SlowThreads();
  private final AtomicBoolean closed = new AtomicBoolean();
  private HttpEndpoint http;

  private RunningCollector(
      Configuration configuration,
      Transport transport,
      Journal journal,
      Lanes lanes,
      ReceiveThreads receivers,
      StreamPorts streams,
      KernelDrops kernelDrops,
      Optional<ListenersWatch> listeners) {
    this.settings = configuration.collector();
    this.transport = transport;
    this.journal = journal;
    this.lanes = lanes;
    this.receivers = receivers;
    this.streams = streams;
    this.kernelDrops = kernelDrops;
    this.listeners = listeners;
    this.housekeeping = new Housekeeping(kernelDrops, receivers, lanes.lanes(), streams);
    this.sync = new GroupSync(lanes.writers());
    this.retention = new RetentionRun(journal, configuration.retention());
    slowThreads.sync(sync, configuration.journal().syncInterval());
    slowThreads.housekeeping(housekeeping);
    slowThreads.retention(retention);
    listeners.ifPresent(slowThreads::listeners);
  }

  /**
   * Opens the journal, binds the ports, and receives.
   *
   * @param journalRoot created if absent
   * @throws CannotStartException if the journal cannot be written or a port is taken; then nothing
   *     is left open
   */
  public static RunningCollector start(Path journalRoot, Configuration configuration) {
    CollectorSettings settings = configuration.collector();
    Transport transport = Transport.of(settings.transport());
    Journal journal = open(journalRoot);
    Lanes lanes = Lanes.open(journal, configuration, transport.threads(settings.threads()));
    ReceiveThreads receivers = new ReceiveThreads(settings, transport, lanes.lanes());
    StreamPorts streams = new StreamPorts(settings, receivers);
    KernelDrops drops = new KernelDrops(new UdpSocketTable());
    ListenerPorts ports = new ListenerPorts(receivers, streams, drops);
    Optional<ListenersWatch> listeners =
        settings.listeners().map(file -> new ListenersWatch(file, ports));
    try {
      receivers.bind();
      streams.bind();
      drops.watch(receivers.portByInode());
      listeners.ifPresent(ListenersWatch::load);
      receivers.logReceiveBuffer();
    } catch (RuntimeException e) {
      streams.close();
      receivers.close();
      lanes.close();
      throw e;
    }
    RunningCollector running =
        new RunningCollector(
            configuration, transport, journal, lanes, receivers, streams, drops, listeners);
    try {
      if (settings.httpPort().isPresent()) {
        running.http = new HttpEndpoint(settings.httpPort().getAsInt(), running::status);
      }
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
    return running;
  }

  /** One line for people: where it listens and where it writes to. */
  public String describe() {
    Stream<String> udp = ports().stream().map(port -> "UDP " + port.bind() + ":" + port.port());
    Stream<String> tcp =
        streams().stream()
            .map(port -> (port.tls() ? "TLS " : "TCP ") + port.bind() + ":" + port.port());
    String ports = Stream.concat(udp, tcp).collect(Collectors.joining(", "));
    return "listening on "
        + (ports.isEmpty() ? "no port" : ports)
        + (http == null ? "" : ", HTTP 127.0.0.1:" + http.port())
        + "; "
        + lanes.lanes().size()
        + " receive threads ("
        + transportName()
        + (receivers.steering().isRefused() ? ", exporters not kept on one" : "")
        + "), journal "
        + journal.root();
  }

  /** Port of metrics and health; empty if they are off. */
  public OptionalInt httpPort() {
    return http == null ? OptionalInt.empty() : OptionalInt.of(http.port());
  }

  /** All counters, as of now. */
  public CollectorStatus status() {
    return new CollectorStatus(
        startedAt,
        transportName(),
        journal.root().toString(),
        journal.id(),
        failures(),
        warnings(),
        ports(),
        streams(),
        StatusReport.partitions(lanes.lanes(), lanes.writers()),
        StatusReport.exporters(lanes.lanes(), settings.exporterLimit()),
        new SyncStatus(
            sync.syncs(),
            sync.nanos(),
            sync.failures().count(),
            retention.deletedBytes(),
            retention.lostBytes()),
        listeners.map(ListenersWatch::status));
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    slowThreads.stopListeners();
    streams.drain(DRAIN_MILLIS, Lanes.WRITE_OUT_MILLIS);
    receivers.drain(DRAIN_MILLIS);
    slowThreads.close();
    // Once more: the kernel forgets what it dropped when the sockets are closed.
    housekeeping.run();
    long lostMessages = streams.close();
    if (lostMessages > 0) {
      LOG.error("{} messages over TCP could not be written", lostMessages);
    }
    receivers.close();
    lanes.close();
    if (http != null) {
      http.close();
    }
    Totals.log(ports(), streams(), lanes.writers());
  }

  /** Leaves datagrams to the kernel's queue; lets a test fill it. */
  void pauseReceiving() {
    receivers.sockets().forEach(socket -> socket.channel().config().setAutoRead(false));
  }

  /** Undoes {@link #pauseReceiving}. */
  void resumeReceiving() {
    receivers.sockets().forEach(socket -> socket.channel().config().setAutoRead(true));
  }

  private List<PortStatus> ports() {
    return StatusReport.ports(receivers, kernelDrops, settings.receiveBufferBytes());
  }

  private List<StreamPortStatus> streams() {
    return StatusReport.streams(streams);
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(housekeeping.warnings());
    listeners.map(ListenersWatch::status).ifPresent(file -> warnings.addAll(file.mistakes()));
    return warnings;
  }

  private List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (PartitionWriter writer : lanes.writers()) {
      writer.failures().current().ifPresent(failures::add);
      if (writer.isDead()) {
        failures.add("the writer of partition " + writer.partition() + " has ended");
      }
    }
    sync.failures().current().ifPresent(failures::add);
    retention.failures().current().ifPresent(failures::add);
    return failures;
  }

  private String transportName() {
    return transport.name().toLowerCase(Locale.ROOT);
  }

  private static Journal open(Path root) {
    try {
      return Journal.create(root);
    } catch (IOException e) {
      throw new CannotStartException("cannot open the journal in " + root + ": " + e, e);
    }
  }
}
