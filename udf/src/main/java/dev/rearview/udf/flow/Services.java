package dev.rearview.udf.flow;

import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.reference.CsvRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.data.StringData;

/** Names of services by port and transport protocol. Immutable. */
public final class Services {
  /**
   * The columns of their file; the protocol is {@code tcp}, {@code udp}, {@code sctp}, {@code
   * dccp}.
   */
  public static final List<String> COLUMNS = List.of("port", "protocol", "name");

  private static final int MOST_PORT = 0xffff;
  private static final Map<String, Integer> PROTOCOLS =
      Map.of("tcp", 6, "udp", 17, "dccp", 33, "sctp", 132);

  private final Map<Integer, StringData> names;

  private Services(Map<Integer, StringData> names) {
    this.names = names;
  }

  /**
   * Those that come with this room, of the ports that one meets: IANA's names, and customary ones
   * where everybody uses a port for something else.
   */
  public static Services wellKnown() {
    Map<Integer, StringData> names = new HashMap<>();
    Names.read("services.csv", COLUMNS, row -> put(names, row));
    Names.read("services-customary.csv", COLUMNS, row -> put(names, row));
    return new Services(names);
  }

  /** These, and those of some rows in place of what these say. */
  public Services with(Iterable<CsvRow> rows) {
    Map<Integer, StringData> more = new HashMap<>(names);
    rows.forEach(row -> put(more, row));
    return new Services(more);
  }

  /** Null if that port has no name. */
  public StringData name(int port, int protocol) {
    return port < 0 || port > MOST_PORT ? null : names.get(key(port, protocol));
  }

  /** Takes a service. */
  interface ServiceConsumer {
    void accept(int port, int protocol, StringData name);
  }

  /** Hands out each, by protocol and port. */
  void forEach(ServiceConsumer each) {
    new TreeMap<>(names)
        .forEach((key, name) -> each.accept(key & MOST_PORT, key >>> Character.SIZE, name));
  }

  private static void put(Map<Integer, StringData> names, CsvRow row) {
    Integer protocol = PROTOCOLS.get(row.text("protocol").toLowerCase(Locale.ROOT));
    if (protocol == null) {
      throw row.refused("protocol", "tcp, udp, sctp or dccp");
    }
    names.put(key((int) row.number("port", MOST_PORT), protocol), SqlText.of(row.required("name")));
  }

  private static int key(int port, int protocol) {
    return protocol << Character.SIZE | port;
  }
}
