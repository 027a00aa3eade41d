package dev.rearview.collector.settings;

import java.time.Duration;
import java.util.List;

/**
 * What the collector was told about exporters that connect instead of sending datagrams.
 *
 * @param tcpPorts ports with the offset added; 0 = any free one
 * @param tlsPorts likewise, for TLS
 * @param tls certificates; complete if there is a TLS port
 * @param connectionLimit connections that are open at once
 * @param exporterConnectionLimit as many of them that one exporter address may have
 * @param idleTimeout silence after which a connection is closed; 0 = never
 */
public record StreamSettings(
    List<Integer> tcpPorts,
    List<Integer> tlsPorts,
    TlsSettings tls,
    int connectionLimit,
    int exporterConnectionLimit,
    Duration idleTimeout) {
  private static final int MOST_CONNECTIONS = 64_000;

  static StreamSettings read(SettingsReader reader, int offset, List<String> mistakes) {
    StreamSettings settings =
        new StreamSettings(
            reader.read(CollectorKey.TCP_PORTS, List.of(), text -> ports(text, offset)),
            reader.read(CollectorKey.TLS_PORTS, List.of(), text -> ports(text, offset)),
            TlsSettings.read(reader),
            reader.read(CollectorKey.TCP_CONNECTIONS_LIMIT, 1, StreamSettings::connections),
            reader.read(CollectorKey.TCP_EXPORTER_LIMIT, 1, StreamSettings::connections),
            reader.read(CollectorKey.TCP_IDLE_TIMEOUT, Duration.ZERO, TimeSpan::parse));
    if (!settings.tlsPorts.isEmpty()) {
      settings.tls.requireComplete(mistakes);
    }
    for (int port : settings.tlsPorts) {
      if (port != 0 && settings.tcpPorts.contains(port)) {
        mistakes.add(
            CollectorKey.TCP_PORTS.key()
                + " and "
                + CollectorKey.TLS_PORTS.key()
                + " are both TCP port "
                + port);
      }
    }
    return settings;
  }

  /** Whether no exporter can connect. */
  public boolean isOff() {
    return tcpPorts.isEmpty() && tlsPorts.isEmpty();
  }

  private static List<Integer> ports(String text, int offset) {
    return text.isEmpty() ? List.of() : CollectorSettings.ports(text, offset);
  }

  private static int connections(String text) {
    return CollectorSettings.number(text, 1, MOST_CONNECTIONS);
  }
}
