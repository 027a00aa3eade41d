package dev.rearview.collector.listen;

import java.net.InetSocketAddress;

/**
 * A port that is bound, or is to be.
 *
 * @param host the address, as it was asked for; {@code *} = every one
 * @param address what to bind
 * @param admission who is listened to there
 * @param chosenBy which settings name the port, as messages have it
 */
public record Binding(
    String host, InetSocketAddress address, Admission admission, String chosenBy) {

  /** Stands for every address, IPv4 and IPv6. */
  public static final String EVERY_HOST = "*";

  /** The port. */
  public int port() {
    return address.getPort();
  }

  /** The same with another port, where 0 became one. */
  public Binding withPort(int port) {
    return new Binding(
        host, new InetSocketAddress(address.getAddress(), port), admission, chosenBy);
  }
}
