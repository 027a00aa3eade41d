package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the system, and waits for a time that is given once for all names: a name server that does
 * not answer must not keep a job from starting.
 */
public final class SystemHosts implements HostResolver {
  private final long deadlineNanos;

  /** Waits for so long from now on. */
  public SystemHosts(Duration patience) {
    deadlineNanos = System.nanoTime() + patience.toNanos();
  }

  @Override
  public List<IpAddress> addresses(String name) {
    Executor thread =
        task -> {
          Thread daemon = new Thread(task, "rearview-host-" + name);
          daemon.setDaemon(true);
          daemon.start();
        };
    try {
      return CompletableFuture.supplyAsync(() -> ask(name), thread)
          .get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<IpAddress> ask(String name) {
    try {
      return Arrays.stream(InetAddress.getAllByName(name))
          .map(address -> IpAddress.of(address.getAddress()))
          .toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
