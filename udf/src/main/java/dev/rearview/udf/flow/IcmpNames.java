package dev.rearview.udf.flow;

import dev.rearview.udf.argument.SqlText;
import java.util.List;
import org.apache.flink.table.data.StringData;

/** Names of ICMP messages: IANA's types and codes of ICMP or of ICMPv6. */
final class IcmpNames {
  private static final int NUMBERS = 256;

  private final StringData[] types = new StringData[NUMBERS];
  private final StringData[][] codes = new StringData[NUMBERS][];

  IcmpNames(boolean ipv6) {
    Names.read(
        ipv6 ? "icmp6.csv" : "icmp4.csv",
        List.of("type", "code", "name"),
        row -> {
          int type = (int) row.number("type", NUMBERS - 1);
          StringData name = SqlText.of(row.required("name"));
          if (row.text("code").isEmpty()) {
            types[type] = name;
            codes[type] = new StringData[NUMBERS];
          } else {
            codes[type][(int) row.number("code", NUMBERS - 1)] = name;
          }
        });
  }

  /** The name of the code if it has one, or else that of the type; null if that has none. */
  StringData name(int type, int code) {
    if (type < 0 || type >= NUMBERS || types[type] == null) {
      return null;
    }
    StringData name = code >= 0 && code < NUMBERS ? codes[type][code] : null;
    return name == null ? types[type] : name;
  }
}
