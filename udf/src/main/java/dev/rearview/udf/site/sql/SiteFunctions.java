package dev.rearview.udf.site.sql;

import static dev.rearview.udf.catalogue.FunctionGroup.SITE;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.table.functions.FunctionDefinition;

/** The functions that sort flows as SiLK does. */
public final class SiteFunctions {
  private static final String ARGUMENTS =
      "(exporter_ip STRING, export_protocol STRING, src_ip STRING, dst_ip STRING, src_port INT,"
          + " dst_port INT, protocol INT, in_if BIGINT, out_if BIGINT [, vlan INT, post_vlan INT,"
          + " firewall_event INT, firewall_extended_event INT, collector_port INT, silk_conf STRING,"
          + " sensor_conf STRING])";
  private static final String NULLS =
      "NULL if neither the job's parameters nor the arguments name a site, or if no sensor takes the"
          + " flow. All arguments may be NULL, and be given by name.";
  private static final String FLOW =
      "('192.0.2.1', 'netflow5', '203.0.113.7', '10.9.1.2', 40000, 443, 6, CAST(1 AS BIGINT), CAST(2 AS BIGINT))";
  private static final String OWN_FLOW =
      "('192.0.2.1', 'netflow5', '10.9.1.2', '10.0.0.1', 40000, 53, 17, CAST(1 AS BIGINT), CAST(2 AS BIGINT))";
  private static final String STRANGE_FLOW =
      "('192.0.2.9', 'netflow5', '203.0.113.7', '10.9.1.2', 40000, 443, 6, CAST(1 AS BIGINT), CAST(2 AS BIGINT))";

  private SiteFunctions() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        spec(
            "sensor",
            SensorFunction::new,
            "The sensor that takes a flow by silk.conf and sensor.conf, the first one if several"
                + " do.",
            "cr",
            "cr"),
        spec(
            "flow_type",
            FlowTypeFunction::new,
            "The type that a flow's first sensor puts it into, as SiLK's packing logic does: in,"
                + " out, inweb, outweb, innull, outnull, int2int, ext2ext or other, and what splits"
                + " part off.",
            "inweb",
            "int2int"),
        spec(
            "flow_class",
            FlowClassFunction::new,
            "The class of a flow's type by silk.conf.",
            "all",
            "all"),
        FunctionSpec.of(
                SITE,
                FlowCategoriesFunction::new,
                "A row for each sensor that takes a flow, in the order of sensor.conf: for LATERAL"
                    + " TABLE.",
                "flow_categories"
                    + ARGUMENTS
                    + " → TABLE(sensor STRING, class STRING, type STRING)")
            .nulls("No row where the other functions of this chapter are NULL.")
            .example(rows(FLOW, "cr inweb, cs inweb"))
            .example(rows(OWN_FLOW, "cr int2int, cs out")));
  }

  private static FunctionSpec spec(
      String name,
      Supplier<? extends FunctionDefinition> factory,
      String description,
      String answer,
      String ownAnswer) {
    return FunctionSpec.of(SITE, factory, description, name + ARGUMENTS + " → STRING")
        .nulls(NULLS)
        .example(name + FLOW, answer)
        .example(name + OWN_FLOW, ownAnswer)
        .example(name + STRANGE_FLOW, null);
  }

  private static Example rows(String flow, String expected) {
    return new Example(
        "LISTAGG(sensor || ' ' || type, ', ')",
        "LATERAL TABLE(flow_categories" + flow + ") AS c(sensor, class, type)",
        expected);
  }
}
