package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Category;
import java.util.List;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.TypeInference;

/**
 * Tells one thing of the first category of a flow; NULL if it has none: no site, no probe that
 * takes it, no sensor, or discarded. {@link FlowCategoriesFunction} has them all.
 */
public abstract class CategoryFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient Sites sites;

  CategoryFunction() {}

  /** What is told of the category. */
  abstract String of(Category category);

  @Override
  public void open(FunctionContext context) {
    sites = new Sites(context);
  }

  @Override
  public void close() {
    if (sites != null) {
      sites.close();
    }
  }

  /** Called for each flow; the arguments are those of {@link FlowArguments}. */
  public String eval(
      StringData exporterIp,
      StringData exportProtocol,
      StringData srcIp,
      StringData dstIp,
      Integer srcPort,
      Integer dstPort,
      Integer protocol,
      Long inIf,
      Long outIf,
      Integer vlan,
      Integer postVlan,
      Integer firewallEvent,
      Integer firewallExtendedEvent,
      Integer collectorPort,
      String silkConf,
      String sensorConf) {
    RowFlow flow = sites.flow(silkConf, sensorConf);
    if (flow == null) {
      return null;
    }
    List<Category> categories =
        flow.exporter(exportProtocol, exporterIp, collectorPort)
            .addresses(srcIp, dstIp)
            .ports(srcPort, dstPort, protocol)
            .links(inIf, outIf, vlan, postVlan)
            .firewall(firewallEvent, firewallExtendedEvent)
            .sort();
    return categories.isEmpty() ? null : of(categories.get(0));
  }

  /** The answer of a planner's host may differ from that of the host that asks. */
  @Override
  public boolean supportsConstantFolding() {
    return false;
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return FlowArguments.inference(DataTypes.STRING());
  }
}
