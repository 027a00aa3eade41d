package dev.rearview.udf.hunt;

/** {@code hunt_vertical_scan(…)}: one source asks one address for many services. */
public final class VerticalScan extends ScanHunt {
  private static final long serialVersionUID = 1;

  @Override
  String target(HuntRow row) {
    return row.number("protocol") + "/" + row.number("dst_port");
  }
}
