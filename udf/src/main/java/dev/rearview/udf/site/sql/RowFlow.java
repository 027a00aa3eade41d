package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.util.List;
import java.util.Objects;
import org.apache.flink.table.data.StringData;

/**
 * The flow of the row that a thread is at, and what one version of a site makes of it. All
 * functions of a thread have the same one, so that sensor, class and type of a row are sorted once:
 * what is set again as it was costs a comparison. Not for several threads.
 */
final class RowFlow {
  private final Categoriser categoriser;
  private final Flow flow = new Flow();
  private boolean sorted;
  private List<Category> categories = List.of();

  private StringData exportProtocol;
  private StringData exporterIp;
  private int collectorPort = Flow.ABSENT;
  private StringData source;
  private StringData destination;
  private int sourcePort = Flow.ABSENT;
  private int destinationPort = Flow.ABSENT;
  private int protocol = Flow.ABSENT;
  private Long in;
  private Long out;
  private int vlan = Flow.ABSENT;
  private int postVlan = Flow.ABSENT;
  private int firewallEvent = Flow.ABSENT;
  private int firewallExtendedEvent = Flow.ABSENT;

  /** Of no row yet: as of one that says nothing. */
  RowFlow(Categoriser categoriser) {
    this.categoriser = categoriser;
    flow.addresses(null, null);
  }

  // Texts are compared by identity: the functions of an operator get a row's text as one object,
  // and a text does not change. Where they do not, the flow is only sorted once more.
  RowFlow exporter(StringData exportProtocol, StringData exporterIp, Integer collectorPort) {
    int port = number(collectorPort);
    if (exportProtocol != this.exportProtocol) {
      this.exportProtocol = exportProtocol;
      sorted = false;
    }
    if (exporterIp != this.exporterIp || port != this.collectorPort) {
      this.exporterIp = exporterIp;
      this.collectorPort = port;
      flow.exporter(text(exporterIp), port);
      sorted = false;
    }
    return this;
  }

  RowFlow addresses(StringData source, StringData destination) {
    if (source != this.source || destination != this.destination) {
      this.source = source;
      this.destination = destination;
      flow.addresses(text(source), text(destination));
      sorted = false;
    }
    return this;
  }

  RowFlow ports(Integer source, Integer destination, Integer protocol) {
    int from = number(source);
    int to = number(destination);
    int of = number(protocol);
    if (from != sourcePort || to != destinationPort || of != this.protocol) {
      sourcePort = from;
      destinationPort = to;
      this.protocol = of;
      flow.ports(from, to, of);
      sorted = false;
    }
    return this;
  }

  RowFlow links(Long in, Long out, Integer vlan, Integer postVlan) {
    int tag = number(vlan);
    int postTag = number(postVlan);
    if (tag != this.vlan
        || postTag != this.postVlan
        || !Objects.equals(in, this.in)
        || !Objects.equals(out, this.out)) {
      this.in = in;
      this.out = out;
      this.vlan = tag;
      this.postVlan = postTag;
      flow.interfaces(in == null ? Flow.ABSENT : in, out == null ? Flow.ABSENT : out);
      flow.vlans(tag, postTag);
      sorted = false;
    }
    return this;
  }

  RowFlow firewall(Integer event, Integer extendedEvent) {
    int happened = number(event);
    int more = number(extendedEvent);
    if (happened != firewallEvent || more != firewallExtendedEvent) {
      firewallEvent = happened;
      firewallExtendedEvent = more;
      flow.firewall(happened, more);
      sorted = false;
    }
    return this;
  }

  /** The categories of the flow that was set; none without a protocol. */
  List<Category> sort() {
    if (!sorted) {
      categories =
          exportProtocol == null
              ? List.of()
              : categoriser.categorise(exportProtocol.toString(), flow);
      sorted = true;
    }
    return categories;
  }

  private static String text(StringData text) {
    return text == null ? null : text.toString();
  }

  private static int number(Integer number) {
    return number == null ? Flow.ABSENT : number;
  }
}
