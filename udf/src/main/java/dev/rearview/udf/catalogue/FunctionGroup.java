package dev.rearview.udf.catalogue;

/** The chapters of the catalogue. */
public enum FunctionGroup {
  ADDRESS("Addresses"),
  FLOW("Flags, protocols, services"),
  GEO("Countries and autonomous systems"),
  REFERENCE("Networks, interfaces, look-ups"),
  SETS("Sets and prefix maps"),
  SITE("Sensors, classes and types"),
  TIME("Time"),
  AGGREGATE("Aggregates"),
  HUNT("Hunting");

  private final String title;

  FunctionGroup(String title) {
    this.title = title;
  }

  /** As a heading. */
  public String title() {
    return title;
  }
}
