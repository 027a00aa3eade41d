package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A prepared session of the gateway that outlives the command which opened it, so that a query
 * finds the tables that it reads defined already.
 *
 * <p>Its handle lies in {@code run/gateway-session} of the instance. It is for statements that only
 * read: what one of them changed, all later ones would see.
 */
public final class WarmSession {
  /**
   * Times without a zone of their own are shown in UTC, whatever the zone of the gateway is. The
   * mode is the session's, as Flink resolves its tables by it: a batch query in a session of
   * streaming mode cannot read a table with a watermark whole. Aggregates have two phases even
   * where the planner expects few rows, as the archive computes the first one by itself.
   */
  static final Map<String, String> PROPERTIES =
      Map.of(
          "table.local-time-zone", "UTC",
          "execution.runtime-mode", "batch",
          "table.optimizer.agg-phase-strategy", "TWO_PHASE");

  private final GatewayClient client;
  private final Path file;

  /** The session of {@code instance}. */
  public static WarmSession of(Instance instance, GatewayClient client) {
    return new WarmSession(client, instance.run().resolve("gateway-session"));
  }

  WarmSession(GatewayClient client, Path file) {
    this.client = client;
    this.file = file;
  }

  /**
   * Starts a statement that only reads; opens the session first where there is none, or where it
   * expired.
   */
  public GatewayClient.Operation execute(String statement, Map<String, String> properties) {
    String kept = keptHandle();
    if (!kept.isEmpty()) {
      try {
        return client.execute(kept, statement, properties);
      } catch (GatewayClient.SessionGoneException e) {
        // Expired, or the gateway was restarted: a new one takes its place below.
        return client.execute(open(), statement, properties);
      }
    }
    return client.execute(open(), statement, properties);
  }

  private String keptHandle() {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new RearviewException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private String open() {
    String session = client.openSession(PROPERTIES);
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "gateway-session", ".new");
      Files.writeString(fresh, session + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new RearviewException("cannot write " + file + ": " + e.getMessage(), e);
    }
    return session;
  }
}
