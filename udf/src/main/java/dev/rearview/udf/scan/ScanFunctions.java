package dev.rearview.udf.scan;

import static dev.rearview.udf.catalogue.FunctionGroup.HUNT;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;

/** SiLK's scan detection. */
public final class ScanFunctions {
  private static final String FLOWS =
      "(VALUES ('192.0.2.1'), ('192.0.2.2'), ('192.0.2.3'), ('192.0.2.4')) AS v(dst_ip)";
  private static final String SYN =
      "rwscan(dst_ip, 40000, 22, 6, 1, 40, 2, TO_TIMESTAMP_LTZ(9000, 3), TO_TIMESTAMP_LTZ(9100, 3),"
          + " %s, 'hybrid')";

  private ScanFunctions() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    String outside = SYN.formatted("FALSE");
    return List.of(
        FunctionSpec.of(
                HUNT,
                RwScan::new,
                "What rwscan says of the flows of one source and protocol (GROUP BY both, and a"
                    + " window if it is to end): verdict `scan`, `benign`, `flood`, `backscatter` or"
                    + " `unknown`, by the threshold random walk (`trw`), the regression (`blr`) or"
                    + " both (`hybrid`); `internal` says whether dst_ip is in the set of active"
                    + " internal addresses, and of ICMP dst_port is type * 256 + code.",
                "rwscan(dst_ip STRING, src_port INT, dst_port INT, protocol INT, packets BIGINT,"
                    + " octets BIGINT, tcp_flags INT, start_time TIMESTAMP_LTZ(3), end_time"
                    + " TIMESTAMP_LTZ(3), internal BOOLEAN, model STRING [, theta0 DOUBLE, theta1"
                    + " DOUBLE]) → ROW<verdict STRING, scan_model STRING, scan_prob DOUBLE,"
                    + " first_time TIMESTAMP_LTZ(3), last_time TIMESTAMP_LTZ(3), flows BIGINT,"
                    + " packets BIGINT, octets BIGINT>")
            .nulls(
                "Flows without a start, to no IPv4 address, or of another protocol than 1, 6 and 17"
                    + " are passed over: NULL if there are no others. Other NULLs are 0.")
            .units(
                "scan_prob: a probability by BLR, a likelihood ratio by TRW; times to the second;"
                    + " the first million flows of a group are looked at, all are counted")
            .example(new Example(outside + ".verdict", FLOWS, "scan"))
            .example(new Example("ROUND(" + outside + ".scan_prob, 6)", FLOWS, "256.0"))
            .example(new Example(SYN.formatted("TRUE") + ".verdict", FLOWS, "benign")));
  }
}
