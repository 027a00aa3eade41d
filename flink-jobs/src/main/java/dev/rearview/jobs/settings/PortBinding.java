package dev.rearview.jobs.settings;

/**
 * A port that a process binds.
 *
 * @param setting the setting it comes from
 * @param transport TCP or UDP
 * @param port the port, with {@code ports.offset} added where that applies
 * @param host the address that it is to be bound to; {@code *} = every one
 */
public record PortBinding(Setting setting, Transport transport, int port, String host) {

  /** Stands for every address. */
  public static final String EVERY_HOST = "*";

  /** What processes are bound to that are for this machine alone. */
  static final String LOOPBACK = "127.0.0.1";

  /** To every address. */
  public PortBinding(Setting setting, Transport transport, int port) {
    this(setting, transport, port, EVERY_HOST);
  }

  /** Whether another process could not bind the other one beside it. */
  boolean excludes(PortBinding other) {
    return sharesPort(other)
        && (host.equals(other.host) || host.equals(EVERY_HOST) || other.host.equals(EVERY_HOST));
  }

  /** Whether both are the same socket. */
  boolean isSocketOf(PortBinding other) {
    return sharesPort(other) && host.equals(other.host);
  }

  private boolean sharesPort(PortBinding other) {
    return transport == other.transport && port == other.port;
  }
}
