package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Category;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.table.types.inference.TypeInference;

/**
 * {@code flow_categories(…)}: a row of sensor, class and type for each sensor that takes a flow, in
 * the order of the configuration; no row if none does.
 */
public final class FlowCategoriesFunction extends TableFunction<RowData> {
  private static final long serialVersionUID = 1;

  private transient Sites sites;

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
  public void eval(
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
      return;
    }
    for (Category category :
        flow.exporter(exportProtocol, exporterIp, collectorPort)
            .addresses(srcIp, dstIp)
            .ports(srcPort, dstPort, protocol)
            .links(inIf, outIf, vlan, postVlan)
            .firewall(firewallEvent, firewallExtendedEvent)
            .sort()) {
      collect(
          GenericRowData.of(
              StringData.fromString(category.sensor()),
              StringData.fromString(category.className()),
              StringData.fromString(category.type())));
    }
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return FlowArguments.inference(
        DataTypes.ROW(
                DataTypes.FIELD("sensor", DataTypes.STRING()),
                DataTypes.FIELD("class", DataTypes.STRING()),
                DataTypes.FIELD("type", DataTypes.STRING()))
            .bridgedTo(RowData.class));
  }
}
