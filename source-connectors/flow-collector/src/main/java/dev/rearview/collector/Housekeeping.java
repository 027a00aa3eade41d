package dev.rearview.collector;

import dev.rearview.collector.address.IpAddress;
import dev.rearview.collector.kernel.KernelDrops;
import dev.rearview.collector.receive.ExporterCounters;
import dev.rearview.collector.receive.ReceiveLane;
import dev.rearview.collector.receive.ReceiveThreads;
import dev.rearview.collector.stream.StreamPorts;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a second, away from the receive threads: asks the kernel what it dropped, and says in the
 * log what those threads have no time to say.
 */
final class Housekeeping implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int MOST_LOGGED_HOSTS = 256;

  private final KernelDrops kernelDrops;
  private final ReceiveThreads receivers;
  private final List<ReceiveLane> lanes;
  private final StreamPorts streams;
  private final Set<IpAddress> loggedHosts = new HashSet<>();
  private final LossWatch kernelWatch =
      new LossWatch(
          "datagrams dropped by the kernel",
          "raise net.core.rmem_max and collector.receive-buffer, or collector.threads",
          System::nanoTime);
  private final LossWatch ringWatch =
      new LossWatch(
          "datagrams dropped because the journal's disk is too slow",
          "raise collector.ring-size for bursts, or use a faster disk",
          System::nanoTime);
  private final LossWatch limitWatch =
      new LossWatch(
          "connections refused because too many are open",
          "raise collector.tcp.connections.limit or .exporter-limit, or find out who opens them",
          System::nanoTime);

  Housekeeping(
      KernelDrops kernelDrops,
      ReceiveThreads receivers,
      List<ReceiveLane> lanes,
      StreamPorts streams) {
    this.kernelDrops = kernelDrops;
    this.receivers = receivers;
    this.lanes = lanes;
    this.streams = streams;
  }

  @Override
  public void run() {
    try {
      kernelDrops.poll();
      kernelWatch.look(kernelDrops.total());
    } catch (IOException | RuntimeException e) {
      LOG.debug("cannot read the kernel's socket table", e);
    }
    ringWatch.look(receivers.ringFull());
    limitWatch.look(streams.refusedAtLimits());
    for (ReceiveLane lane : lanes) {
      lane.ignored().listed().forEach(this::logIgnored);
    }
  }

  /** What was lost within the last minute. */
  List<String> warnings() {
    return Stream.of(kernelWatch, ringWatch, limitWatch)
        .map(LossWatch::recent)
        .flatMap(Optional::stream)
        .toList();
  }

  private void logIgnored(ExporterCounters host) {
    if (loggedHosts.size() < MOST_LOGGED_HOSTS && loggedHosts.add(host.address())) {
      LOG.warn("ignoring {}: the port it sends to does not accept it", host.address().text());
      if (loggedHosts.size() == MOST_LOGGED_HOSTS) {
        LOG.warn("further ignored hosts are counted, not logged");
      }
    }
  }
}
