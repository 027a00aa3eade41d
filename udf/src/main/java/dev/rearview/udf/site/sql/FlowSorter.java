package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.util.List;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** What an open function sorts flows with: the site of each call, and one flow that is reused. */
final class FlowSorter implements AutoCloseable {
  private final Sites sites;
  private final Flow flow = new Flow();

  FlowSorter(FunctionContext context) {
    sites = new Sites(context);
  }

  FlowSorter exporter(StringData exporterIp, Integer collectorPort) {
    flow.exporter(text(exporterIp), number(collectorPort));
    return this;
  }

  FlowSorter addresses(StringData source, StringData destination) {
    flow.addresses(text(source), text(destination));
    return this;
  }

  FlowSorter ports(Integer source, Integer destination, Integer protocol) {
    flow.ports(number(source), number(destination), number(protocol));
    return this;
  }

  FlowSorter links(Long in, Long out, Integer vlan, Integer postVlan) {
    flow.interfaces(in == null ? Flow.ABSENT : in, out == null ? Flow.ABSENT : out);
    flow.vlans(number(vlan), number(postVlan));
    return this;
  }

  FlowSorter firewall(Integer event, Integer extendedEvent) {
    flow.firewall(number(event), number(extendedEvent));
    return this;
  }

  /** The categories of the flow that was set; none without a site or a protocol. */
  List<Category> sort(StringData exportProtocol, String silkConf, String sensorConf) {
    Categoriser categoriser = sites.categoriser(silkConf, sensorConf);
    return categoriser == null || exportProtocol == null
        ? List.of()
        : categoriser.categorise(exportProtocol.toString(), flow);
  }

  private static String text(StringData text) {
    return text == null ? null : text.toString();
  }

  private static int number(Integer number) {
    return number == null ? Flow.ABSENT : number;
  }

  @Override
  public void close() {
    sites.close();
  }
}
