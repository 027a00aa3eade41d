package dev.rearview.jobs.settings;

/**
 * A port that a process binds.
 *
 * @param setting the setting it comes from
 * @param transport TCP or UDP
 * @param port the port, with {@code ports.offset} added where that applies
 * @param host the address that it is to be bound to; {@code *} = the one that the process binds its
 *     ports to
 */
public record PortBinding(Setting setting, Transport transport, int port, String host) {

  /** Stands for no address in particular. */
  public static final String EVERY_HOST = "*";

  /** To no address in particular. */
  public PortBinding(Setting setting, Transport transport, int port) {
    this(setting, transport, port, EVERY_HOST);
  }
}
