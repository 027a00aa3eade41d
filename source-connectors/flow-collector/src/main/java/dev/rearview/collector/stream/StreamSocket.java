package dev.rearview.collector.stream;

/**
 * A port that exporters connect to, on one receive thread.
 *
 * @param port its number
 * @param tls whether it speaks TLS
 * @param counters what it did
 */
public record StreamSocket(int port, boolean tls, StreamCounters counters) {

  /** As it is named in the log. */
  public String describe() {
    return (tls ? "TLS port " : "TCP port ") + port;
  }
}
