package dev.rearview.collector.receive;

import dev.rearview.collector.kernel.SocketInodes;
import dev.rearview.collector.kernel.UdpSocketTable;
import dev.rearview.collector.settings.CollectorSettings;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All receive threads of a collector, and the sockets on them. */
public final class ReceiveThreads {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiveThreads.class);

  private final List<ReceiveThread> threads = new ArrayList<>();
  private final CollectorSettings settings;

  /** Starts a thread per lane; {@link #bind} begins to receive. */
  public ReceiveThreads(CollectorSettings settings, Transport transport, List<ReceiveLane> lanes) {
    this.settings = settings;
    for (ReceiveLane lane : lanes) {
      threads.add(new ReceiveThread(transport, lane));
    }
  }

  /**
   * Binds every port on every thread.
   *
   * @throws dev.rearview.collector.settings.CannotStartException if a port is taken
   */
  public void bind() {
    InetAddress host = host();
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (int port : settings.ports()) {
      addresses.add(new InetSocketAddress(host, PortProbe.free(new InetSocketAddress(host, port))));
    }
    for (InetSocketAddress address : addresses) {
      for (ReceiveThread thread : threads) {
        thread.bind(address, settings.receiveBufferBytes());
      }
    }
    logReceiveBuffer();
  }

  /** All threads, in the order of their lanes. */
  public List<ReceiveThread> threads() {
    return List.copyOf(threads);
  }

  /** The address that ports are bound to. */
  public InetAddress host() {
    return settings.bind().orElseGet(ReceiveThreads::everyAddress);
  }

  /** All sockets, thread by thread. */
  public List<ReceiveSocket> sockets() {
    return threads.stream().flatMap(thread -> thread.sockets().stream()).toList();
  }

  /** The kernel's names for the sockets, each with its port; empty where it does not tell. */
  public Map<Long, Integer> portByInode() {
    Map<Long, Integer> portByInode = new HashMap<>();
    Set<Integer> unknown = new HashSet<>();
    for (ReceiveSocket socket : sockets()) {
      OptionalInt descriptor = socket.descriptor();
      if (descriptor.isPresent()) {
        SocketInodes.ofDescriptor(descriptor.getAsInt())
            .ifPresent(inode -> portByInode.put(inode, socket.port()));
      } else {
        unknown.add(socket.port());
      }
    }
    if (!unknown.isEmpty()) {
      addByPort(portByInode, unknown);
    }
    return portByInode;
  }

  /**
   * Waits until what the kernel already holds for the sockets is read.
   *
   * @param mostMillis for each thread; wait no longer even though more comes in
   */
  public void drain(long mostMillis) {
    threads.forEach(thread -> thread.drain(mostMillis));
  }

  /** Closes all sockets and ends the threads. */
  public void close() {
    threads.forEach(ReceiveThread::close);
  }

  private static void addByPort(Map<Long, Integer> portByInode, Set<Integer> ports) {
    Set<Long> own = SocketInodes.ofThisProcess();
    try {
      for (UdpSocketTable.UdpSocket socket : new UdpSocketTable().read()) {
        if (ports.contains(socket.localPort()) && own.contains(socket.inode())) {
          portByInode.put(socket.inode(), socket.localPort());
        }
      }
    } catch (IOException e) {
      LOG.info("cannot tell what the kernel drops: {}", e.toString());
    }
  }

  private void logReceiveBuffer() {
    int requested = settings.receiveBufferBytes();
    int granted = sockets().stream().mapToInt(ReceiveSocket::grantedBytes).min().orElse(0);
    if (granted < requested) {
      LOG.warn(
          "receive buffer: {} KiB per socket granted of {} KiB requested; raise it with: sysctl -w"
              + " net.core.rmem_max={}",
          granted / 1024,
          requested / 1024,
          requested);
    } else {
      LOG.info("receive buffer: {} KiB per socket, as requested", granted / 1024);
    }
  }

  private static InetAddress everyAddress() {
    byte[] unspecified = new byte[NetUtil.isIpV4StackPreferred() || !hasIpv6() ? 4 : 16];
    try {
      return InetAddress.getByAddress(unspecified);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the unspecified address", e);
    }
  }

  private static boolean hasIpv6() {
    return NetUtil.NETWORK_INTERFACES.stream()
        .flatMap(NetworkInterface::inetAddresses)
        .anyMatch(Inet6Address.class::isInstance);
  }
}
