package dev.rearview.collector.settings;

import dev.rearview.collector.address.AcceptList;
import dev.rearview.collector.address.IpAddress;
import dev.rearview.collector.listen.Admission;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.listen.EveryAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the collector was told, checked.
 *
 * @param ports UDP ports with the offset added; 0 = any free one
 * @param bind the address to bind; empty = every address
 * @param accept who is listened to at these ports and those of {@code streams}
 * @param listeners a file of further ports; empty = none
 * @param threads receive threads wanted
 * @param receiveBufferBytes kernel receive buffer asked for per socket
 * @param ringBytes memory per receive thread for datagrams that wait to be written
 * @param httpPort port of metrics and health on 127.0.0.1 with the offset added; empty = off
 * @param transport how sockets are read
 * @param exporterLimit exporters with counters of their own
 * @param streams TCP and TLS
 */
public record CollectorSettings(
    List<Integer> ports,
    Optional<InetAddress> bind,
    AcceptList accept,
    Optional<Path> listeners,
    int threads,
    int receiveBufferBytes,
    int ringBytes,
    OptionalInt httpPort,
    TransportChoice transport,
    int exporterLimit,
    StreamSettings streams) {

  private static final String DEFAULT_PORT = "2055";
  private static final int MOST_PORT = 65_535;
  private static final int DEFAULT_MOST_THREADS = 4;
  private static final int LEAST_RING_BYTES = 256 * 1024;

  /**
   * Reads the collector's own keys; other keys are not looked at. Mistakes are added to the list.
   */
  static CollectorSettings read(Map<String, String> values, List<String> mistakes) {
    SettingsReader reader = new SettingsReader(values, mistakes);
    int offset = reader.read(CollectorKey.PORTS_OFFSET, 0, text -> number(text, 0, 64_000));
    Optional<Path> listeners =
        reader.read(
            CollectorKey.LISTENERS,
            Optional.empty(),
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    return new CollectorSettings(
        reader.read(
            CollectorKey.PORTS, List.of(), text -> udpPorts(text, offset, listeners.isPresent())),
        reader.read(CollectorKey.BIND, Optional.empty(), CollectorSettings::bind),
        reader.read(CollectorKey.ACCEPT_FROM, AcceptList.parse(""), AcceptList::parse),
        listeners,
        reader.read(CollectorKey.THREADS, 1, CollectorSettings::threads),
        reader.read(CollectorKey.RECEIVE_BUFFER, 0, text -> size(text, 64 * 1024)),
        reader.read(CollectorKey.RING_SIZE, 0, text -> size(text, LEAST_RING_BYTES)),
        reader.read(CollectorKey.HTTP_PORT, OptionalInt.empty(), text -> httpPort(text, offset)),
        reader.read(
            CollectorKey.TRANSPORT,
            TransportChoice.AUTO,
            text -> TransportChoice.valueOf(text.toUpperCase(Locale.ROOT))),
        reader.read(CollectorKey.EXPORTERS_LIMIT, 1, text -> number(text, 1, 1_000_000)),
        StreamSettings.read(reader, offset, mistakes));
  }

  /** A port to bind to the address that is set. */
  public Binding binding(int port, Admission admission, String chosenBy) {
    return new Binding(
        bind.map(InetAddress::getHostAddress).orElse(Binding.EVERY_HOST),
        new InetSocketAddress(bind.orElseGet(EveryAddress::get), port),
        admission,
        chosenBy);
  }

  private static List<Integer> udpPorts(String text, int offset, boolean listeners) {
    if (text.isEmpty()) {
      return listeners ? List.of() : ports(DEFAULT_PORT, offset);
    }
    return ports(text, offset);
  }

  static List<Integer> ports(String text, int offset) {
    Set<Integer> ports = new TreeSet<>();
    for (String port : text.split(",", -1)) {
      int number = port(port.strip(), offset);
      if (!ports.add(number) && number != 0) {
        throw new IllegalArgumentException("port " + port.strip() + " is named twice");
      }
    }
    return List.copyOf(ports);
  }

  private static int port(String text, int offset) {
    int port = number(text, 0, MOST_PORT);
    if (port + offset > MOST_PORT) {
      throw new IllegalArgumentException(
          "port " + port + " plus ports.offset " + offset + " is beyond " + MOST_PORT);
    }
    return port == 0 ? 0 : port + offset;
  }

  private static Optional<InetAddress> bind(String text) {
    return text.equals("*") ? Optional.empty() : Optional.of(IpAddress.parse(text).toInetAddress());
  }

  private static int threads(String text) {
    return text.isEmpty()
        ? Math.min(DEFAULT_MOST_THREADS, Runtime.getRuntime().availableProcessors())
        : number(text, 1, 64);
  }

  private static OptionalInt httpPort(String text, int offset) {
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(port(text, offset));
  }

  private static int size(String text, int leastBytes) {
    long bytes = ByteSize.parse(text);
    if (bytes < leastBytes || bytes > 1L << 30) {
      throw new IllegalArgumentException("out of range");
    }
    return (int) bytes;
  }

  static int number(String text, int least, int most) {
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          "'" + text + "' is no number from " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }
}
