package dev.rearview.udf.site.sensorconf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of exporters that a probe stands for, and where flows of each kind may come from. */
public enum ProbeType {
  NETFLOW_V5("netflow-v5", Sources.UDP_FILES, "netflow5 netflow1 netflow7"),
  NETFLOW_V9("netflow-v9", Sources.UDP, "netflow9"),
  IPFIX("ipfix", Sources.UDP_TCP_DIRECTORY, "ipfix"),
  SFLOW("sflow", Sources.UDP, "sflow5 sflow4 sflow2"),
  SILK("silk", Sources.DIRECTORY, "");

  /** What a type may be collected from. */
  private enum Sources {
    UDP,
    UDP_FILES,
    UDP_TCP_DIRECTORY,
    DIRECTORY
  }

  private final String keyword;
  private final Sources sources;
  private final String exportProtocols;

  ProbeType(String keyword, Sources sources, String exportProtocols) {
    this.keyword = keyword;
    this.sources = sources;
    this.exportProtocols = exportProtocols;
  }

  /** Its name in {@code sensor.conf}. */
  public String keyword() {
    return keyword;
  }

  /**
   * What the column {@code export_protocol} says of its flows. A netflow-v5 probe has also those of
   * versions 1 and 7, which SiLK does not read at all.
   */
  public List<String> exportProtocols() {
    return exportProtocols.isEmpty() ? List.of() : List.of(exportProtocols.split(" "));
  }

  /** The type of that name; {@code netflow} is the old name of netflow-v5. */
  static Optional<ProbeType> of(String name) {
    return name.equals("netflow")
        ? Optional.of(NETFLOW_V5)
        : Arrays.stream(values()).filter(type -> type.keyword.equals(name)).findFirst();
  }

  /** All names, for messages. */
  static String keywords() {
    return Arrays.stream(values()).map(ProbeType::keyword).collect(Collectors.joining(", "));
  }

  boolean takes(Transport transport) {
    return sources != Sources.DIRECTORY
        && (transport == Transport.UDP || sources == Sources.UDP_TCP_DIRECTORY);
  }

  boolean takesDirectory() {
    return sources != Sources.UDP;
  }

  boolean takesFile() {
    return sources == Sources.UDP_FILES;
  }

  boolean takesVlan() {
    return this != NETFLOW_V5;
  }
}
