package dev.rearview.collector.stream;

import dev.rearview.collector.listen.Binding;

/**
 * A port that exporters connect to, on one receive thread.
 *
 * @param binding what it is bound to
 * @param tls whether it speaks TLS
 * @param counters what it did
 */
public record StreamSocket(Binding binding, boolean tls, StreamCounters counters) {

  /** The TCP port. */
  public int port() {
    return binding.port();
  }

  /** As it is named in the log. */
  public String describe() {
    return (tls ? "TLS port " : "TCP port ") + port();
  }
}
