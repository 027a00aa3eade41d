package dev.rearview.collector;

import dev.rearview.collector.kernel.KernelDrops;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.receive.ExporterCounters;
import dev.rearview.collector.receive.PortCounters;
import dev.rearview.collector.receive.ReceiveLane;
import dev.rearview.collector.receive.ReceiveSocket;
import dev.rearview.collector.receive.ReceiveThreads;
import dev.rearview.collector.status.ExporterStatus;
import dev.rearview.collector.status.PartitionStatus;
import dev.rearview.collector.status.PortStatus;
import dev.rearview.collector.status.StreamPortStatus;
import dev.rearview.collector.stream.ConnectionFailure;
import dev.rearview.collector.stream.ConnectionRefusal;
import dev.rearview.collector.stream.StreamCounters;
import dev.rearview.collector.stream.StreamPorts;
import dev.rearview.collector.stream.StreamSocket;
import dev.rearview.collector.write.PartitionWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds the counters of all threads up. */
final class StatusReport {
  private StatusReport() {}

  static List<PortStatus> ports(
      ReceiveThreads receivers, KernelDrops drops, int receiveBufferBytes) {
    List<PortStatus> ports = new ArrayList<>();
    Map<Integer, List<ReceiveSocket>> byPort =
        receivers.sockets().stream()
            .collect(Collectors.groupingBy(ReceiveSocket::port, TreeMap::new, Collectors.toList()));
    byPort.forEach(
        (port, members) -> {
          List<PortCounters> counters = receivers.counters(port).toList();
          ports.add(
              new PortStatus(
                  port,
                  hosts(members.stream().map(ReceiveSocket::binding)),
                  members.size(),
                  sum(counters, PortCounters::datagrams),
                  sum(counters, PortCounters::bytes),
                  sum(counters, PortCounters::ignored),
                  sum(counters, PortCounters::ringFull),
                  drops.isKnown(port) ? OptionalLong.of(drops.drops(port)) : OptionalLong.empty(),
                  sum(counters, PortCounters::errors),
                  counters.stream().mapToLong(PortCounters::lastEpochNanos).max().orElse(0),
                  receiveBufferBytes,
                  members.stream().mapToInt(ReceiveSocket::grantedBytes).min().orElse(0)));
        });
    return ports;
  }

  static List<StreamPortStatus> streams(StreamPorts streams) {
    List<StreamPortStatus> ports = new ArrayList<>();
    Map<Integer, List<StreamSocket>> byPort =
        streams.sockets().stream()
            .collect(Collectors.groupingBy(StreamSocket::port, TreeMap::new, Collectors.toList()));
    byPort.forEach(
        (port, members) -> ports.add(stream(port, members, streams.counters(port).toList())));
    return ports;
  }

  private static StreamPortStatus stream(
      int port, List<StreamSocket> members, List<StreamCounters> counters) {
    Map<String, Long> refused = new LinkedHashMap<>();
    for (ConnectionRefusal refusal : ConnectionRefusal.values()) {
      refused.put(refusal.label(), sum(counters, one -> one.refused(refusal)));
    }
    Map<String, Long> failed = new LinkedHashMap<>();
    for (ConnectionFailure failure : ConnectionFailure.values()) {
      failed.put(failure.label(), sum(counters, one -> one.failed(failure)));
    }
    return new StreamPortStatus(
        port,
        members.get(0).tls(),
        hosts(members.stream().map(StreamSocket::binding)),
        sum(counters, StreamCounters::open),
        sum(counters, StreamCounters::accepted),
        refused,
        failed,
        sum(counters, StreamCounters::messages),
        sum(counters, StreamCounters::bytes),
        sum(counters, StreamCounters::pauses),
        counters.stream().mapToLong(StreamCounters::lastEpochNanos).max().orElse(0));
  }

  static List<PartitionStatus> partitions(List<ReceiveLane> lanes, List<PartitionWriter> writers) {
    List<PartitionStatus> partitions = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      PartitionWriter writer = writers.get(i);
      partitions.add(
          new PartitionStatus(
              writer.partition(),
              lanes.get(i).ring().depthBytes(),
              lanes.get(i).ring().capacityBytes(),
              writer.datagrams(),
              writer.bytes(),
              writer.failures().count(),
              writer.position()));
    }
    return partitions;
  }

  /** The exporters of all threads, at most {@code limit}; the rest together as the last one. */
  static List<ExporterStatus> exporters(List<ReceiveLane> lanes, int limit) {
    Map<String, ExporterStatus> byAddress = new LinkedHashMap<>();
    ExporterStatus other = new ExporterStatus(ExporterStatus.OTHER, 0, 0, 0, 0);
    for (ReceiveLane lane : lanes) {
      for (ExporterCounters counters : lane.exporters().listed()) {
        ExporterStatus status = status(counters.address().text(), counters);
        if (byAddress.size() < limit || byAddress.containsKey(status.address())) {
          byAddress.merge(status.address(), status, ExporterStatus::plus);
        } else {
          other = other.plus(status);
        }
      }
      other = other.plus(status(ExporterStatus.OTHER, lane.exporters().other()));
    }
    List<ExporterStatus> exporters = new ArrayList<>(byAddress.values());
    if (other.datagrams() + other.failedConnections() > 0) {
      exporters.add(other);
    }
    return exporters;
  }

  private static String hosts(Stream<Binding> bindings) {
    return bindings.map(Binding::host).distinct().collect(Collectors.joining(","));
  }

  private static ExporterStatus status(String address, ExporterCounters counters) {
    return new ExporterStatus(
        address,
        counters.datagrams(),
        counters.bytes(),
        counters.failedConnections(),
        counters.lastEpochNanos());
  }

  private static <C> long sum(List<C> counters, ToLongFunction<C> count) {
    return counters.stream().mapToLong(count).sum();
  }
}
