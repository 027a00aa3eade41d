package dev.rearview.udf.aggregate;

import static dev.rearview.udf.catalogue.FunctionGroup.AGGREGATE;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;

/** The aggregates that answer from sketches. */
public final class AggregateFunctions {
  private static final String FLOWS =
      "(VALUES ('10.0.0.1', 500), ('10.0.0.2', 90), ('10.0.0.1', 70), ('10.0.0.3', 8)) AS"
          + " v(src_ip, octets)";

  private AggregateFunctions() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        FunctionSpec.of(
                AGGREGATE,
                ApproxDistinct::new,
                "About how many different values there are, in at most 4 KB a group (HyperLogLog,"
                    + " standard error 1.6 %; exact for some dozens), in batch, streaming and"
                    + " windows; not over a table that takes rows back.",
                "approx_distinct(value STRING) → BIGINT",
                "approx_distinct(value BIGINT) → BIGINT",
                "approx_distinct(value BYTES) → BIGINT")
            .nulls("NULL is no value: 0 if there are no others.")
            .example(new Example("approx_distinct(src_ip)", FLOWS, "3"))
            .example(new Example("approx_distinct(octets)", FLOWS, "4")),
        FunctionSpec.of(
                AGGREGATE,
                TopK::new,
                "The k values with the most weight in sum, the heaviest first (frequent-items sketch,"
                    + " exact up to some 1,500 different values); the true weight lies between the"
                    + " bounds. Not over a table that takes rows back.",
                "top_k(value STRING, weight BIGINT, k INT) → ARRAY<ROW<item STRING, weight BIGINT,"
                    + " lower_bound BIGINT, upper_bound BIGINT>>")
            .nulls("Rows where an argument is NULL are passed over: empty if there are no others.")
            .units("weights: 0 or more; k: 1 to " + TopSketch.MAX_K)
            .example(new Example("top_k(src_ip, octets, 2)[1].item", FLOWS, "10.0.0.1"))
            .example(new Example("top_k(src_ip, octets, 2)[1].weight", FLOWS, "570"))
            .example(new Example("CARDINALITY(top_k(src_ip, octets, 2))", FLOWS, "2")));
  }
}
