package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Transport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names the process that holds a port, from Linux's {@code /proc}.
 *
 * <p>Best effort: another user's processes, and other operating systems, do not tell.
 */
final class PortHolder {

  private static final String TCP_LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private final Path proc;

  PortHolder(Path proc) {
    this.proc = proc;
  }

  /** For example {@code "java (pid 4711)"}. */
  Optional<String> describe(Transport transport, int port) {
    try {
      Set<String> sockets = new HashSet<>();
      String table = transport.name().toLowerCase(Locale.ROOT);
      for (String name : List.of(table, table + "6")) {
        collect(proc.resolve("net").resolve(name), transport, port, sockets);
      }
      return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void collect(Path table, Transport transport, int port, Set<String> sockets)
      throws IOException {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    for (String line : Files.exists(table) ? Files.readAllLines(table) : List.<String>of()) {
      String[] columns = line.strip().split("\\s+");
      boolean row = columns.length > INODE && columns[LOCAL_ADDRESS].endsWith(suffix);
      boolean listens = transport == Transport.UDP || (row && columns[STATE].equals(TCP_LISTEN));
      if (row && listens) {
        sockets.add("socket:[" + columns[INODE] + "]");
      }
    }
  }

  private Optional<String> owner(Set<String> sockets) throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (holdsAny(process, sockets)) {
          String command = Files.readString(process.resolve("comm")).strip();
          return Optional.of(command + " (pid " + process.getFileName() + ")");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holdsAny(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
    } catch (IOException | RuntimeException e) {
      return false; // ended meanwhile, or not ours to look into
    }
    return false;
  }
}
