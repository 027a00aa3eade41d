package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks whether the machine has the disk and the memory for an instance, before it is started. */
final class RoomCheck {

  /** Less than this and the first segment, checkpoint or Parquet file is likely to fail. */
  private static final long LEAST_DISK_BYTES = 1L << 30;

  /** What collector and gateway take beside Flink's two processes. */
  private static final long OTHERS_BYTES = 768L << 20;

  private static final Path MEMINFO = Path.of("/proc/meminfo");

  private RoomCheck() {}

  /** What is too full to start, one line each; empty if all is well. */
  static List<String> complaints(Instance instance) {
    List<String> complaints = new ArrayList<>();
    for (Path directory :
        List.of(instance.journal(), instance.archive(), instance.checkpoints(), instance.tmp())) {
      try {
        long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < LEAST_DISK_BYTES) {
          complaints.add(
              directory
                  + " has "
                  + mebi(usable)
                  + " left, at least "
                  + mebi(LEAST_DISK_BYTES)
                  + " are needed: free some, or set another directory");
        }
      } catch (IOException e) {
        complaints.add(directory + " cannot be examined: " + e.getMessage());
      }
    }
    return complaints;
  }

  /** A warning if the memory that is free now is less than what the processes may grow to. */
  static List<String> warnings(Settings settings) {
    long needed =
        settings.sizeBytes(Setting.FLINK_MEMORY_JOBMANAGER)
            + settings.sizeBytes(Setting.FLINK_MEMORY_TASKMANAGER)
            + OTHERS_BYTES;
    OptionalLong available = availableBytes(MEMINFO);
    return available.isPresent() && available.getAsLong() < needed
        ? List.of(
            "memory: "
                + mebi(available.getAsLong())
                + " available, up to "
                + mebi(needed)
                + " will be used (flink.memory.jobmanager, flink.memory.taskmanager)")
        : List.of();
  }

  static OptionalLong availableBytes(Path meminfo) {
    try (Stream<String> lines = Files.lines(meminfo)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty(); // not Linux: no check
    }
  }

  private static String mebi(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
  }
}
