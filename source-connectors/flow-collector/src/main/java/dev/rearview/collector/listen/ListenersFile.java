package dev.rearview.collector.listen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of listeners: one a line, such as {@code udp 4739 host=* accept=192.0.2.1}; what
 * follows a {@code #} is a comment. A file without any listener says {@code none}: an empty one is
 * taken for one that is about to be written.
 */
public final class ListenersFile {
  private static final String NONE = "none";

  private final Path file;
  private final List<String> mistakes = new ArrayList<>();
  private final Map<Listener.Socket, Integer> lineBySocket = new LinkedHashMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private boolean none;

  private ListenersFile(Path file) {
    this.file = file;
  }

  /**
   * The listeners in the text.
   *
   * @param file where the text is from, for messages
   * @throws ListenersException with every mistake
   */
  public static List<Listener> parse(Path file, String text) throws ListenersException {
    ListenersFile reading = new ListenersFile(file);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        reading.take(i + 1, line);
      }
    }
    reading.requireSense();
    if (!reading.mistakes.isEmpty()) {
      throw new ListenersException(reading.mistakes);
    }
    return List.copyOf(reading.listeners);
  }

  private void take(int number, String line) {
    if (line.equals(NONE)) {
      none = true;
      return;
    }
    int before = mistakes.size();
    Listener listener =
        new ListenerLine(line.split("\\s+"), mistake -> mistakes.add(place(number) + mistake))
            .read();
    if (mistakes.size() > before) {
      return;
    }
    Integer first = lineBySocket.putIfAbsent(listener.socket(), number);
    if (first != null) {
      mistakes.add(
          place(number)
              + "found "
              + listener.socket().text()
              + " again, expected one line for it, and line "
              + first
              + " is that");
      return;
    }
    listeners.add(listener);
  }

  private void requireSense() {
    if (none && !lineBySocket.isEmpty()) {
      mistakes.add(file + ": found none and listeners, expected one or the other");
    }
    if (!none && lineBySocket.isEmpty() && mistakes.isEmpty()) {
      mistakes.add(file + ": found no listener, expected one a line, or none");
    }
  }

  private String place(int line) {
    return file + ":" + line + ": ";
  }
}
