package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.PortPlan;
import dev.rearview.jobs.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Finds a {@code ports.offset} under which every port of an instance is free. */
public final class FreePorts {

  /** With any of these every port stays below the ephemeral ones, which others are handed. */
  private static final int LEAST_OFFSET = 10_000;

  private static final int MOST_OFFSET = 23_000;

  private FreePorts() {}

  /** An offset that suits now. */
  public static int offset() throws IOException {
    Random random = new Random();
    PortCheck check = new PortCheck();
    Path directory = Files.createTempDirectory("ports");
    Path file = directory.resolve("rearview.properties");
    try {
      return offset(file, random, check);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }

  private static int offset(Path file, Random random, PortCheck check) throws IOException {
    for (int attempt = 0; attempt < 100; attempt++) {
      int offset = LEAST_OFFSET + random.nextInt(MOST_OFFSET - LEAST_OFFSET);
      Files.writeString(file, "ports.offset=" + offset);
      Settings settings = Instance.open(file.getParent()).settings();
      if (PortPlan.all(settings).stream().allMatch(check::free)) {
        return offset;
      }
    }
    throw new RearviewException("no free ports");
  }
}
