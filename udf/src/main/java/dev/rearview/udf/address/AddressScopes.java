package dev.rearview.udf.address;

import dev.rearview.udf.argument.SqlText;
import java.util.List;
import org.apache.flink.table.data.StringData;

/** Tells the scope of an address. Immutable. */
final class AddressScopes {
  private static final List<AddressScope> SCOPES = List.of(AddressScope.values());

  private final CidrList[] prefixes =
      SCOPES.stream().map(scope -> CidrList.parse(scope.prefixes())).toArray(CidrList[]::new);
  private final StringData[] texts =
      SCOPES.stream().map(scope -> SqlText.of(scope.text())).toArray(StringData[]::new);

  /** The first scope that holds the address; an IPv4-mapped one has that of its IPv4 address. */
  AddressScope of(AddressScanner address) {
    for (int i = 0; i < prefixes.length; i++) {
      if (prefixes[i].contains(address.high(), address.low())) {
        return SCOPES.get(i);
      }
    }
    return AddressScope.RESERVED;
  }

  /** Its name, as in SQL. */
  StringData text(AddressScope scope) {
    return texts[scope.ordinal()];
  }
}
