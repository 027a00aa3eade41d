package dev.rearview.udf.hunt;

/** {@code hunt_horizontal_scan(…)}: one source asks many addresses for one service. */
public final class HorizontalScan extends ScanHunt {
  private static final long serialVersionUID = 1;

  @Override
  String target(HuntRow row) {
    return row.text("dst_ip");
  }
}
