package dev.rearview.jobs.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which ports each process binds, with the offset added. */
public final class PortPlan {

  private static final int LAST_PORT = 65_535;

  private PortPlan() {}

  /** The collector's ports that the settings name. */
  public static List<PortBinding> collector(Settings settings) {
    List<PortBinding> bindings = new ArrayList<>();
    settings
        .ports(Setting.COLLECTOR_PORTS)
        .forEach(
            port -> bindings.add(new PortBinding(Setting.COLLECTOR_PORTS, Transport.UDP, port)));
    for (Setting setting : List.of(Setting.COLLECTOR_TCP_PORTS, Setting.COLLECTOR_TLS_PORTS)) {
      settings
          .ports(setting)
          .forEach(port -> bindings.add(new PortBinding(setting, Transport.TCP, port)));
    }
    bindings.add(tcp(settings, Setting.COLLECTOR_HTTP_PORT));
    return bindings;
  }

  /** The collector's ports, those of the file of listeners included. */
  public static List<PortBinding> collector(Instance instance) {
    List<PortBinding> bindings = new ArrayList<>(collector(instance.settings()));
    bindings.addAll(ListenersFile.ports(instance));
    return bindings;
  }

  /** Those of them that exporters can send to. */
  public static List<PortBinding> exporters(Instance instance) {
    return collector(instance).stream()
        .filter(binding -> binding.setting() != Setting.COLLECTOR_HTTP_PORT)
        .toList();
  }

  /** The ports of the file of listeners that another process binds as well, a line each. */
  public static List<String> clashes(Instance instance) {
    List<String> clashes = new ArrayList<>();
    List<PortBinding> others = new ArrayList<>(jobManager(instance.settings()));
    others.addAll(gateway(instance.settings()));
    others.add(tcp(instance.settings(), Setting.COLLECTOR_HTTP_PORT));
    for (PortBinding listener : ListenersFile.ports(instance)) {
      for (PortBinding other : others) {
        if (listener.transport() == other.transport() && listener.port() == other.port()) {
          clashes.add(bothAre(listener, other));
        }
      }
    }
    return clashes;
  }

  /** The JobManager's ports. */
  public static List<PortBinding> jobManager(Settings settings) {
    return List.of(
        tcp(settings, Setting.FLINK_REST_PORT),
        tcp(settings, Setting.FLINK_RPC_PORT),
        tcp(settings, Setting.FLINK_BLOB_PORT));
  }

  /** The SQL gateway's port. */
  public static List<PortBinding> gateway(Settings settings) {
    return List.of(tcp(settings, Setting.GATEWAY_PORT));
  }

  /** All of them. */
  public static List<PortBinding> all(Settings settings) {
    List<PortBinding> bindings = new ArrayList<>(collector(settings));
    bindings.addAll(jobManager(settings));
    bindings.addAll(gateway(settings));
    return bindings;
  }

  static List<String> mistakes(Settings settings) {
    List<String> mistakes = new ArrayList<>();
    Map<String, PortBinding> seen = new HashMap<>();
    for (PortBinding binding : all(settings)) {
      PortBinding other = seen.put(binding.transport() + " port " + binding.port(), binding);
      if (other != null) {
        mistakes.add(bothAre(binding, other));
      }
      if (binding.port() > LAST_PORT) {
        mistakes.add(
            binding.setting().key()
                + " with ports.offset is "
                + binding.port()
                + ", beyond "
                + LAST_PORT);
      }
    }
    return mistakes;
  }

  private static String bothAre(PortBinding binding, PortBinding other) {
    return binding.setting().key()
        + " and "
        + other.setting().key()
        + " are both "
        + binding.transport()
        + " port "
        + binding.port();
  }

  private static PortBinding tcp(Settings settings, Setting setting) {
    return new PortBinding(setting, Transport.TCP, settings.port(setting));
  }
}
