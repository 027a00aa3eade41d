package dev.rearview.udf.hunt;

import static dev.rearview.udf.catalogue.FunctionGroup.HUNT;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.table.functions.FunctionDefinition;

/** The functions that hunt. */
public final class HuntFunctions {
  private static final String TABLE = "flows TABLE … PARTITION BY … ORDER BY t, on_time DESCRIPTOR";
  private static final String COUNTS =
      "flows BIGINT, packets BIGINT, octets BIGINT, first_time TIMESTAMP_LTZ(3), last_time"
          + " TIMESTAMP_LTZ(3)";
  private static final String WINDOW =
      "window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE, ";

  private HuntFunctions() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        spec("hunt_horizontal_scan", HorizontalScan::new),
        spec("hunt_vertical_scan", VerticalScan::new),
        spec("hunt_beacon", Beacon::new),
        spec("hunt_exfiltration", Exfiltration::new),
        spec("hunt_dns_tunnel", DnsTunnel::new),
        spec("hunt_ddos_onset", DdosOnset::new),
        spec("hunt_first_seen", FirstSeen::new),
        spec("hunt_lateral_movement", LateralMovement::new),
        spec("regularity", RegularityAggregate::new),
        spec("is_attempt", Attempt::new));
  }

  private static FunctionSpec spec(String name, Supplier<? extends FunctionDefinition> factory) {
    return FunctionSpec.of(HUNT, factory, "", name + "(");
  }
}
