package dev.rearview.collector.settings;

/** Every setting of the collector's own: its key, its default, what it takes and what it means. */
public enum CollectorKey {
  PORTS_OFFSET("ports.offset", "0", "0 to 64000", "added to every port below, except to port 0"),
  PORTS(
      "collector.ports",
      "2055",
      "ports, separated by commas",
      "UDP ports that exporters send to; 0 = any free port"),
  BIND(
      "collector.bind",
      "*",
      "an IP address or *",
      "address that the UDP ports are bound to; * = every address, IPv4 and IPv6"),
  ACCEPT_FROM(
      "collector.accept-from",
      "",
      "addresses and CIDR blocks, separated by commas",
      "exporters that are listened to; empty = all"),
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
          + " dropped and counted"),
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
