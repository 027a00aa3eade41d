package dev.rearview.collector.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which process holds which socket, by {@code /proc/PID/fd}. */
public final class SocketInodes {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

  private SocketInodes() {}

  /** The inode of an open socket of this process; empty where there is no {@code /proc}. */
  public static OptionalLong ofDescriptor(int descriptor) {
    return inode(PROC.resolve("self/fd").resolve(Integer.toString(descriptor)));
  }

  /** The inodes of all sockets of this process. */
  public static Set<Long> ofThisProcess() {
    return ofProcess(PROC.resolve("self"));
  }

  /**
   * Who has a UDP port, as far as this process may see it: {@code "pid 4711 (nfcapd)"}; empty if it
   * cannot be told.
   */
  public static Optional<String> ownerOfUdpPort(int port) {
    Set<Long> inodes = new HashSet<>();
    try {
      for (UdpSocketTable.UdpSocket socket : new UdpSocketTable().read()) {
        if (socket.localPort() == port) {
          inodes.add(socket.inode());
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return inodes.isEmpty() ? Optional.empty() : ownerOf(inodes);
  }

  private static Optional<String> ownerOf(Set<Long> inodes) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        for (long inode : ofProcess(process)) {
          if (inodes.contains(inode)) {
            return Optional.of("pid " + process.getFileName() + name(process));
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static String name(Path process) {
    try {
      String name = Files.readString(process.resolve("comm"), StandardCharsets.UTF_8);
      return " (" + name.strip() + ")";
    } catch (IOException e) {
      return "";
    }
  }

  private static Set<Long> ofProcess(Path process) {
    Set<Long> inodes = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        inode(descriptor).ifPresent(inodes::add);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // The process has ended, or belongs to somebody else.
      return inodes;
    }
    return inodes;
  }

  private static OptionalLong inode(Path descriptor) {
    try {
      Matcher matcher = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
      return matcher.matches()
          ? OptionalLong.of(Long.parseLong(matcher.group(1)))
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
