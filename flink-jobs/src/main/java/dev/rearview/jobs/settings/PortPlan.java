package dev.rearview.jobs.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Which port is bound for which setting, with the offset added. */
public final class PortPlan {

  private static final List<Setting> TCP =
      List.of(
          Setting.COLLECTOR_HTTP_PORT,
          Setting.FLINK_REST_PORT,
          Setting.FLINK_RPC_PORT,
          Setting.FLINK_BLOB_PORT,
          Setting.GATEWAY_PORT);

  private PortPlan() {}

  /** The TCP ports on 127.0.0.1, in the order of the settings file. */
  public static Map<Integer, Setting> tcp(Settings settings) {
    Map<Integer, Setting> ports = new LinkedHashMap<>();
    TCP.forEach(setting -> ports.put(settings.port(setting), setting));
    OptionalInt metrics = settings.optionalPort(Setting.FLINK_METRICS_PORT);
    if (metrics.isPresent()) {
      ports.put(metrics.getAsInt(), Setting.FLINK_METRICS_PORT);
      ports.put(metrics.getAsInt() + 1, Setting.FLINK_METRICS_PORT);
    }
    return ports;
  }

  static List<String> mistakes(Settings settings) {
    List<String> mistakes = new ArrayList<>();
    Map<Integer, Setting> seen = new LinkedHashMap<>();
    for (Setting setting : TCP) {
      int port = settings.port(setting);
      Setting other = seen.put(port, setting);
      if (other != null) {
        mistakes.add(setting.key() + " and " + other.key() + " are both port " + port);
      }
      if (port > 65_535) {
        mistakes.add(setting.key() + " with ports.offset is " + port + ", beyond 65535");
      }
    }
    for (int port : settings.ports(Setting.COLLECTOR_PORTS)) {
      if (port > 65_535) {
        mistakes.add("collector.ports with ports.offset is " + port + ", beyond 65535");
      }
    }
    return mistakes;
  }
}
