package dev.rearview.jobs.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which ports each process binds, with the offset added. */
public final class PortPlan {

  private static final int LAST_PORT = 65_535;

  /** Settings of ports that exporters send to, in the order in which they are told. */
  private static final Map<Setting, Transport> EXPORTER_PORTS = exporterPorts();

  private PortPlan() {}

  private static Map<Setting, Transport> exporterPorts() {
    Map<Setting, Transport> ports = new LinkedHashMap<>();
    ports.put(Setting.COLLECTOR_PORTS, Transport.UDP);
    ports.put(Setting.COLLECTOR_TCP_PORTS, Transport.TCP);
    ports.put(Setting.COLLECTOR_TLS_PORTS, Transport.TCP);
    return ports;
  }

  /** The collector's ports that the settings name. */
  public static List<PortBinding> collector(Settings settings) {
    List<PortBinding> bindings = new ArrayList<>(exporters(settings));
    bindings.add(tcp(settings, Setting.COLLECTOR_HTTP_PORT));
    return bindings;
  }

  private static List<PortBinding> exporters(Settings settings) {
    List<PortBinding> bindings = new ArrayList<>();
    String host = settings.text(Setting.COLLECTOR_BIND);
    EXPORTER_PORTS.forEach(
        (setting, transport) ->
            settings
                .ports(setting)
                .forEach(port -> bindings.add(new PortBinding(setting, transport, port, host))));
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

  /** The ports of the file of listeners that Rearview binds otherwise as well, a line each. */
  public static List<String> clashes(Instance instance) {
    return instance.listeners().map(file -> clashes(instance, file)).orElse(List.of());
  }

  /** The same of a file that is to be the instance's. */
  public static List<String> clashes(Instance instance, Path listeners) {
    List<String> clashes = new ArrayList<>();
    List<PortBinding> own = exporters(instance.settings());
    List<PortBinding> others = new ArrayList<>(jobManager(instance.settings()));
    others.addAll(gateway(instance.settings()));
    others.add(tcp(instance.settings(), Setting.COLLECTOR_HTTP_PORT));
    for (PortBinding listener : ListenersFile.ports(instance, listeners)) {
      Stream.concat(
              others.stream().filter(listener::excludes), own.stream().filter(listener::isSocketOf))
          .forEach(other -> clashes.add(bothAre(listener, other)));
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
    return new PortBinding(setting, Transport.TCP, settings.port(setting), PortBinding.LOOPBACK);
  }
}
