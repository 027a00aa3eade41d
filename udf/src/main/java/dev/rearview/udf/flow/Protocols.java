package dev.rearview.udf.flow;

import dev.rearview.udf.argument.SqlText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.table.data.StringData;

/** IP protocols by number and by name: IANA's assigned internet protocol numbers, in lower case. */
final class Protocols {
  private static final int NUMBERS = 256;

  private final StringData[] names = new StringData[NUMBERS];
  private final Map<String, Integer> numbers = new HashMap<>();

  Protocols() {
    Names.read(
        "protocols.csv",
        List.of("number", "name"),
        row -> {
          int number = (int) row.number("number", NUMBERS - 1);
          names[number] = SqlText.of(row.required("name"));
          numbers.put(row.required("name"), number);
        });
    numbers.put("icmpv6", numbers.get("ipv6-icmp"));
    numbers.put("icmp6", numbers.get("ipv6-icmp"));
  }

  /** Null if the number is not assigned. */
  StringData name(int number) {
    return number >= 0 && number < NUMBERS ? names[number] : null;
  }

  /** By the name in any case, or by the digits of the number itself; null if there is none. */
  Integer number(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    if (key.matches("[0-9]{1,3}") && Integer.parseInt(key) < NUMBERS) {
      return Integer.valueOf(key);
    }
    return numbers.get(key);
  }
}
