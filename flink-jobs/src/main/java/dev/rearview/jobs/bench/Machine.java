package dev.rearview.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What the kernel says of this machine and of its processes. */
public final class Machine {
  /** {@code USER_HZ}: what times in {@code /proc} are counted in, whatever the kernel ticks at. */
  private static final double TICKS_PER_SECOND = 100;

  /** utime and stime are the 14th and 15th field of a stat line; 2 stand before the name's end. */
  private static final int USER_TICKS = 14 - 3;

  private static final int QUEUE_FIELD = 4;

  /** What read calls returned, whether from a disk or from memory. */
  private static final String READ_BYTES = "rchar: ";

  private Machine() {}

  /** CPU seconds, user and system, that the process has used since it began. */
  static double cpuSeconds(long pid) {
    try {
      return cpuSeconds(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    } catch (IOException e) {
      throw new RearviewException("process " + pid + " ended while it was measured", e);
    }
  }

  /**
   * The same from a line of {@code /proc/PID/stat}; the name in it may hold blanks and brackets.
   */
  static double cpuSeconds(String statLine) {
    String[] fields = statLine.substring(statLine.lastIndexOf(')') + 2).strip().split(" ");
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
    return ticks / TICKS_PER_SECOND;
  }

  /** Bytes that the process has read since it began, from files and from what else it reads. */
  static long readBytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "io"))) {
      return lines
          .filter(line -> line.startsWith(READ_BYTES))
          .mapToLong(line -> Long.parseLong(line.substring(READ_BYTES.length())))
          .sum();
    } catch (IOException e) {
      throw new RearviewException("process " + pid + " ended while it was measured", e);
    }
  }

  /** A UDP port as {@code /proc/net/udp} has it. */
  record UdpPort(int sockets, long queuedBytes, long drops) {}

  /** The sockets bound to {@code port}, IPv4 and IPv6. */
  static UdpPort udpPort(int port) {
    try (Stream<String> ipv4 = Files.lines(Path.of("/proc/net/udp"));
        Stream<String> ipv6 = Files.lines(Path.of("/proc/net/udp6"))) {
      return udpPort(port, Stream.concat(ipv4, ipv6));
    } catch (IOException e) {
      throw new RearviewException("cannot read /proc/net/udp: " + e.getMessage(), e);
    }
  }

  static UdpPort udpPort(int port, Stream<String> lines) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    return lines
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields.length > QUEUE_FIELD && fields[1].endsWith(suffix))
        .map(
            fields ->
                new UdpPort(
                    1,
                    Long.parseLong(fields[QUEUE_FIELD].split(":")[1], 16),
                    Long.parseLong(fields[fields.length - 1])))
        .reduce(
            new UdpPort(0, 0, 0),
            (a, b) ->
                new UdpPort(
                    a.sockets + b.sockets, a.queuedBytes + b.queuedBytes, a.drops + b.drops));
  }

  /** Processes that ran or waited for a core, averaged over the last minute. */
  public static double load() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage();
  }

  /** Cores. */
  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** The load and the cores, in words. */
  static String conditions() {
    return String.format(Locale.ROOT, "load %.1f on %d cores", load(), cores());
  }
}
