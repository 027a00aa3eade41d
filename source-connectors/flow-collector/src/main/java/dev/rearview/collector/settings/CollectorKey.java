package dev.rearview.collector.settings;

/** Every setting of the collector's own: its key, its default, what it takes and what it means. */
public enum CollectorKey {
  PORTS_OFFSET("ports.offset", "0", "0 to 64000", "added to every port below, except to port 0"),
  PORTS(
      "collector.ports",
      "",
      "ports, separated by commas, or empty",
      "UDP ports that exporters send to; 0 = any free port; empty = 2055, or none if"
          + " collector.listeners is set"),
  BIND(
      "collector.bind",
      "*",
      "an IP address or *",
      "address that the ports are bound to; * = every address, IPv4 and IPv6"),
  ACCEPT_FROM(
      "collector.accept-from",
      "",
      "addresses and CIDR blocks, separated by commas",
      "exporters that are listened to at these ports; empty = all"),
  LISTENERS(
      "collector.listeners",
      "",
      "a file",
      "further UDP and TCP ports, each with a host and exporters of its own; followed while the"
          + " collector runs"),
  TCP_PORTS(
      "collector.tcp.ports",
      "",
      "ports, separated by commas, or empty",
      "TCP ports that exporters send IPFIX to (RFC 7011 section 10.4); 0 = any free port"),
  TLS_PORTS(
      "collector.tls.ports",
      "",
      "ports, separated by commas, or empty",
      "TCP ports that exporters send IPFIX within TLS 1.2 or 1.3 to; 0 = any free port"),
  TLS_CERTIFICATE(
      "collector.tls.certificate",
      "",
      "a file",
      "the collector's certificate and those that issued it, in PEM"),
  TLS_KEY("collector.tls.key", "", "a file", "its private key: PKCS#8 in PEM, not encrypted"),
  TLS_CLIENT_CERTIFICATES(
      "collector.tls.client-certificates",
      "required",
      "required or none",
      "whether exporters must show a certificate (RFC 7011 section 11.3)"),
  TLS_CLIENT_CA(
      "collector.tls.client-ca",
      "",
      "a file",
      "certificates in PEM that have to have issued those of the exporters"),
  TCP_CONNECTIONS_LIMIT(
      "collector.tcp.connections.limit",
      "1000",
      "1 to 64000",
      "connections over TCP and TLS that are open at once; further ones are refused and counted"),
  TCP_EXPORTER_LIMIT(
      "collector.tcp.connections.exporter-limit",
      "16",
      "1 to 64000",
      "as many of them that one exporter address may have"),
  TCP_IDLE_TIMEOUT(
      "collector.tcp.idle-timeout",
      "1d",
      "a time such as 30m, or 0s",
      "a connection on which nothing came for so long is closed; 0s = never"),
  THREADS(
      "collector.threads",
      "",
      "1 to 64, or empty",
      "receive threads, each with a socket per port and a journal partition of its own; empty = as"
          + " many as processors, at most 4"),
  RECEIVE_BUFFER(
      "collector.receive-buffer",
      "32MiB",
      "64KiB to 1GiB",
      "kernel receive buffer asked for per socket; the log and the metrics say what was granted"),
  RING_SIZE(
      "collector.ring-size",
      "64MiB",
      "256KiB to 1GiB",
      "memory per receive thread for datagrams that wait to be written; what finds it full is"
          + " dropped and counted, and TCP is not read while it is half full"),
  HTTP_PORT(
      "collector.http.port",
      "9464",
      "a port, or empty",
      "metrics and health on 127.0.0.1; 0 = any free port, empty = off"),
  TRANSPORT(
      "collector.transport",
      "auto",
      "auto, epoll or nio",
      "how sockets are read; auto = epoll where there is one"),
  EXPORTERS_LIMIT(
      "collector.exporters.limit",
      "4096",
      "1 to 1000000",
      "exporters with counters of their own; later ones are counted together as \"other\"");

  private final String key;
  private final String defaultValue;
  private final String expected;
  private final String meaning;

  CollectorKey(String key, String defaultValue, String expected, String meaning) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.expected = expected;
    this.meaning = meaning;
  }

  /** As it stands in a settings file. */
  public String key() {
    return key;
  }

  /** As it would stand in a settings file. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What a value must be, in words. */
  public String expected() {
    return expected;
  }

  /** What it does, in words. */
  public String meaning() {
    return meaning;
  }
}
