package dev.rearview.collector.listen;

import dev.rearview.collector.address.AcceptList;
import dev.rearview.collector.address.IpAddress;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads one line of a file of listeners, and tells all that is wrong with it. */
final class ListenerLine {
  private static final int MOST_PORT = 65_535;
  private static final String NOBODY = "none";

  private final String[] words;
  private final Consumer<String> mistakes;
  private Protocol protocol = Protocol.UDP;
  private int port;
  private Optional<InetAddress> host = Optional.empty();
  private AcceptList accept = AcceptList.parse("");

  /** Of the words of a line, at least one. */
  ListenerLine(String[] words, Consumer<String> mistakes) {
    this.words = words;
    this.mistakes = mistakes;
  }

  /** What the line says; of no use if there was a mistake. */
  Listener read() {
    protocol();
    port();
    Set<String> seen = new HashSet<>();
    for (int i = 2; i < words.length; i++) {
      String word = words[i];
      String key = word.substring(0, Math.max(0, word.indexOf('=')));
      String value = word.substring(word.indexOf('=') + 1);
      switch (key) {
        case "host" -> host(value);
        case "accept" -> accept(value);
        default -> wrong(word, "host=ADDRESS or accept=ADDRESSES");
      }
      if (!key.isEmpty() && !seen.add(key)) {
        wrong(word, key + " once");
      }
    }
    return new Listener(protocol, port, host, accept);
  }

  private void protocol() {
    switch (words[0]) {
      case "udp" -> protocol = Protocol.UDP;
      case "tcp" -> protocol = Protocol.TCP;
      default -> wrong(words[0], "udp or tcp");
    }
  }

  private void port() {
    String text = words.length > 1 ? words[1] : "";
    if (text.matches("\\d{1,5}")) {
      port = Integer.parseInt(text);
    }
    if (port < 1 || port > MOST_PORT) {
      wrong(text, "a port from 1 to " + MOST_PORT);
    }
  }

  private void host(String text) {
    if (!text.equals(Binding.EVERY_HOST)) {
      try {
        host = Optional.of(IpAddress.parse(text).toInetAddress());
      } catch (IllegalArgumentException e) {
        wrong(text, "an IP address or *");
      }
    }
  }

  private void accept(String text) {
    String expected = "addresses and CIDR blocks separated by commas, * or none";
    if (text.isEmpty()) {
      wrong(text, expected);
    } else if (text.equals(NOBODY)) {
      accept = AcceptList.nobody();
    } else if (!text.equals(Binding.EVERY_HOST)) {
      try {
        accept = AcceptList.parse(text);
      } catch (IllegalArgumentException e) {
        wrong(text, expected + " (" + e.getMessage() + ")");
      }
    }
  }

  private void wrong(String found, String expected) {
    mistakes.accept("found '" + found + "', expected " + expected);
  }
}
