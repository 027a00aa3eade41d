package dev.rearview.udf.site.check;

import dev.rearview.udf.site.Listener;
import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.sensorconf.AcceptedHost;
import dev.rearview.udf.site.sensorconf.Decider;
import dev.rearview.udf.site.sensorconf.Discard;
import dev.rearview.udf.site.sensorconf.Network;
import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.sensorconf.Quirk;
import dev.rearview.udf.site.sensorconf.Sensor;
import dev.rearview.udf.site.sensorconf.Side;
import dev.rearview.udf.site.silkconf.FlowType;
import dev.rearview.udf.site.silkconf.PackingLogic;
import dev.rearview.udf.site.silkconf.Site;
import dev.rearview.udf.site.silkconf.Split;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** What a configuration will do, in sentences. */
final class CheckReport {
  private static final int MOST_SHOWN = 12;

  private final SensorConfiguration configuration;
  private final Site site;
  private final List<String> lines = new ArrayList<>();

  CheckReport(SensorConfiguration configuration) {
    this.configuration = configuration;
    site = configuration.site();
  }

  List<String> lines() {
    lines.add(configuration.silkConf() + ": " + count(site.sensors().size(), "sensor"));
    lines.add(
        configuration.sensorConf()
            + ": "
            + count(configuration.sensors().probes().size(), "probe")
            + ", "
            + count(configuration.sensors().sensors().size(), "sensor block"));
    heading("Listens on");
    configuration.listeners().forEach(this::listener);
    heading("Probes");
    configuration.sensors().probes().forEach(this::probe);
    heading("Sensors");
    configuration.sensors().sensors().forEach(this::sensor);
    heading(
        "Types of class "
            + Site.PACKED_CLASS
            + ", by packing logic "
            + site.packingLogic().label());
    types();
    return lines;
  }

  private void heading(String text) {
    lines.add("");
    lines.add(text);
  }

  private void listener(Listener listener) {
    lines.add(
        "  "
            + listener.transport().keyword()
            + " port "
            + listener.port()
            + listener.host().map(host -> " of " + host).orElse("")
            + " for "
            + names(listener.probes())
            + ", accepts "
            + accepted(listener));
  }

  private static String accepted(Listener listener) {
    return listener.acceptAll()
        ? "everyone"
        : listener.acceptFrom().isEmpty() ? "nobody" : String.join(", ", listener.acceptFrom());
  }

  private void probe(Probe probe) {
    String from =
        probe.port().isPresent()
            ? probe.acceptsAll()
                ? "everyone"
                : probe.acceptFrom().stream().map(AcceptedHost::text).collect(joined())
            : probe.directory().map(path -> "files in " + path).orElse("files")
                + ", which Rearview replays by command";
    lines.add(
        "  "
            + probe.name()
            + ", "
            + probe.type().keyword()
            + " from "
            + from
            + (probe.vlan() ? ", interfaces are VLANs" : "")
            + (probe.quirks().isEmpty()
                ? ""
                : ", quirks " + probe.quirks().stream().map(Quirk::keyword).collect(joined())));
  }

  private void sensor(Sensor sensor) {
    String description = site.sensors().get(sensor.name()).description();
    lines.add(
        "  "
            + sensor.name()
            + (description.isEmpty() ? "" : " (" + description + ")")
            + ", flows of "
            + (sensor.probes().isEmpty() ? "no probe" : names(sensor.probes())));
    for (Side side : Side.values()) {
      Network network = sensor.fixed().get(side);
      if (network != null) {
        lines.add("    every " + side.name().toLowerCase(Locale.ROOT) + " is " + network.keyword());
      }
    }
    for (Network network : Network.values()) {
      Decider decider = sensor.networks().get(network);
      if (decider != null) {
        lines.add("    " + network.keyword() + ": " + text(decider));
      }
    }
    if (site.packingLogic() == PackingLogic.TWOWAY) {
      sensor.discards().forEach(this::discard);
    }
  }

  private void discard(Discard discard) {
    lines.add(
        "    left out "
            + (discard.unless() ? "unless " : "when ")
            + discard.sides().stream()
                .map(side -> side.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "))
            + " is in "
            + text(discard.list()));
  }

  private static String text(Decider decider) {
    List<String> shown = decider.shown();
    String text = String.join(" ", shown.subList(0, Math.min(shown.size(), MOST_SHOWN)));
    return decider.kind().keyword()
        + "s "
        + text
        + (shown.size() > MOST_SHOWN ? " and " + (shown.size() - MOST_SHOWN) + " more" : "");
  }

  private void types() {
    lines.add("  " + site.packedClass().types().stream().map(FlowType::name).collect(joined()));
    for (Split split : site.splits()) {
      lines.add(
          "  in"
              + split.name()
              + " and out"
              + split.name()
              + ": protocol "
              + numbers(split.protocols())
              + (split.ports().isEmpty() ? "" : ", port " + numbers(split.ports())));
    }
  }

  private static String numbers(BitSet bits) {
    return bits.stream().mapToObj(Integer::toString).collect(joined());
  }

  private static String names(List<Probe> probes) {
    return probes.stream().map(Probe::name).collect(joined());
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
