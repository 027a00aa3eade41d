package dev.rearview.codec;

/**
 * The export protocols that Rearview decodes; the label is the value of {@code export_protocol}.
 */
public enum ExportProtocol {
  NETFLOW1("netflow1"),
  NETFLOW5("netflow5"),
  NETFLOW7("netflow7"),
  NETFLOW9("netflow9"),
  IPFIX("ipfix"),
  SFLOW2("sflow2"),
  SFLOW4("sflow4"),
  SFLOW5("sflow5");

  private final String label;

  ExportProtocol(String label) {
    this.label = label;
  }

  /** Lower-case name, as it stands in tables, metrics and options. */
  public String label() {
    return label;
  }
}
