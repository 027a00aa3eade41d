package dev.rearview.udf.site.check;

import dev.rearview.udf.site.Listener;
import dev.rearview.udf.site.sensorconf.Probe;
import java.util.stream.Collectors;

/** A port to listen on, as a line for scripts. */
final class ListenerLine {
  private ListenerLine() {}

  static String of(Listener listener) {
    return String.join(
        "\t",
        listener.transport().keyword(),
        listener.host().orElse("*"),
        Integer.toString(listener.port()),
        listener.acceptAll() ? "*" : String.join(",", listener.acceptFrom()),
        listener.probes().stream().map(Probe::name).collect(Collectors.joining(",")));
  }
}
