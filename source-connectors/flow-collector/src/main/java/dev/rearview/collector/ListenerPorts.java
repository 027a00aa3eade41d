package dev.rearview.collector;

import dev.rearview.collector.kernel.KernelDrops;
import dev.rearview.collector.listen.Admission;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.listen.EveryAddress;
import dev.rearview.collector.listen.Listener;
import dev.rearview.collector.listen.ListenersException;
import dev.rearview.collector.listen.Protocol;
import dev.rearview.collector.receive.ReceiveSocket;
import dev.rearview.collector.receive.ReceiveThreads;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorKey;
import dev.rearview.collector.stream.StreamPorts;
import dev.rearview.collector.stream.StreamSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports of the file of listeners: binds those that are new, closes those that are gone, and
 * leaves the sockets of all others alone. Used by one thread at a time.
 */
final class ListenerPorts {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerPorts.class);

  /** The kernel's queue is read for at most so long when exporters do not pause. */
  private static final long DRAIN_MILLIS = 1_000;

  private final ReceiveThreads receivers;
  private final StreamPorts streams;
  private final KernelDrops kernelDrops;
  private final Map<Listener.Socket, Open> open = new LinkedHashMap<>();

  private record Open(Listener listener, Binding binding) {}

  ListenerPorts(ReceiveThreads receivers, StreamPorts streams, KernelDrops kernelDrops) {
    this.receivers = receivers;
    this.streams = streams;
    this.kernelDrops = kernelDrops;
  }

  /**
   * Listens on these ports and no others, those of the settings aside. New ports are bound before
   * old ones are closed, so that one which only changes its host misses nothing.
   *
   * @return whether anything changed
   * @throws ListenersException if two of them come to one socket, or one is of the settings
   * @throws CannotStartException if one of them is taken; then nothing has changed
   */
  boolean apply(List<Listener> wanted) throws ListenersException {
    Map<Listener.Socket, Open> added = new LinkedHashMap<>();
    Map<Listener.Socket, Open> gone = new LinkedHashMap<>(open);
    for (Listener listener : wanted) {
      if (gone.remove(listener.socket()) == null) {
        added.put(listener.socket(), new Open(listener, binding(listener)));
      }
    }
    requireApart(wanted, added);
    bind(added);
    open.keySet().removeAll(gone.keySet());
    List<String> readmitted = readmit(wanted);
    close(gone);
    open.putAll(added);
    kernelDrops.watch(receivers.portByInode());
    boolean changed = !added.isEmpty() || !gone.isEmpty() || !readmitted.isEmpty();
    if (changed) {
      LOG.info(
          "listeners: new {}, closed {}, with other exporters {}",
          texts(added.keySet()),
          texts(gone.keySet()),
          readmitted);
    }
    return changed;
  }

  private void bind(Map<Listener.Socket, Open> added) {
    List<Binding> udp = List.copyOf(bindings(added, Protocol.UDP));
    receivers.open(udp);
    try {
      streams.open(List.copyOf(bindings(added, Protocol.TCP)));
    } catch (RuntimeException e) {
      receivers.close(Set.copyOf(udp), 0);
      throw e;
    }
  }

  private List<String> readmit(List<Listener> wanted) {
    List<String> readmitted = new ArrayList<>();
    for (Listener listener : wanted) {
      Open before = open.get(listener.socket());
      if (before != null && !before.listener().accept().equals(listener.accept())) {
        before.binding().admission().replace(listener.accept());
        open.put(listener.socket(), new Open(listener, before.binding()));
        readmitted.add(listener.socket().text());
      }
    }
    if (!readmitted.isEmpty()) {
      streams.closeUnadmitted();
    }
    return readmitted;
  }

  private void close(Map<Listener.Socket, Open> gone) {
    if (gone.isEmpty()) {
      return;
    }
    try {
      // The kernel forgets what it dropped when the sockets are closed.
      kernelDrops.poll();
    } catch (IOException e) {
      LOG.debug("cannot read the kernel's socket table", e);
    }
    receivers.close(bindings(gone, Protocol.UDP), DRAIN_MILLIS);
    streams.close(bindings(gone, Protocol.TCP), DRAIN_MILLIS);
  }

  /** The kernel would let them share an address, and each would get some of the datagrams. */
  private void requireApart(List<Listener> wanted, Map<Listener.Socket, Open> added)
      throws ListenersException {
    List<String> mistakes = new ArrayList<>();
    Set<Binding> own = new HashSet<>();
    open.values().forEach(listening -> own.add(listening.binding()));
    Map<String, String> takenBy = new HashMap<>();
    Stream.concat(
            receivers.sockets().stream().map(ReceiveSocket::binding).map(b -> Map.entry("udp", b)),
            streams.sockets().stream().map(StreamSocket::binding).map(b -> Map.entry("tcp", b)))
        .filter(entry -> !own.contains(entry.getValue()))
        .forEach(
            entry ->
                takenBy.put(
                    key(entry.getKey(), entry.getValue().address()),
                    "the settings name it (" + entry.getValue().chosenBy() + ")"));
    for (Listener listener : wanted) {
      Open listening = open.getOrDefault(listener.socket(), added.get(listener.socket()));
      String text = listener.socket().text();
      String other =
          takenBy.putIfAbsent(
              key(listener.protocol().keyword(), listening.binding().address()),
              text + " is the same");
      if (other != null) {
        mistakes.add("found " + text + ", expected another port or host: " + other);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new ListenersException(mistakes);
    }
  }

  private static String key(String protocol, InetSocketAddress address) {
    return protocol + " " + address.getAddress().getHostAddress() + " " + address.getPort();
  }

  private static Binding binding(Listener listener) {
    return new Binding(
        listener.socket().hostText(),
        new InetSocketAddress(listener.host().orElseGet(EveryAddress::get), listener.port()),
        new Admission(listener.accept()),
        CollectorKey.LISTENERS.key());
  }

  private static Set<Binding> bindings(Map<Listener.Socket, Open> ports, Protocol protocol) {
    Set<Binding> bindings = new HashSet<>();
    ports.forEach(
        (socket, listening) -> {
          if (socket.protocol() == protocol) {
            bindings.add(listening.binding());
          }
        });
    return bindings;
  }

  private static List<String> texts(Set<Listener.Socket> sockets) {
    return sockets.stream().map(Listener.Socket::text).toList();
  }
}
