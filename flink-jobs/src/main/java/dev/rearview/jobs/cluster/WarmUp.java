package dev.rearview.jobs.cluster;

import dev.rearview.jobs.gateway.GatewayClient;
import dev.rearview.jobs.gateway.WarmSession;
import dev.rearview.jobs.settings.Instance;
import java.util.Map;

/** Takes the cold start of the planner off the first user's query. */
final class WarmUp {

  /**
   * Small, and yet through everything that a question goes through: the archive, an aggregate, a
   * job.
   */
  private static final String STATEMENT =
      "SELECT COUNT(*), SUM(octets) FROM flows WHERE received_time < TO_TIMESTAMP_LTZ(0, 3)";

  private WarmUp() {}

  /**
   * Begins a query and returns: it goes on in the gateway, and its session is the one that queries
   * will use.
   */
  static void begin(Instance instance) {
    GatewayClient client = GatewayClient.of(instance);
    WarmSession.of(instance, client)
        .execute(STATEMENT, Map.of("execution.runtime-mode", "batch", "pipeline.name", "warm-up"));
  }
}
