package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A list of networks or interfaces, while a file is read.
 *
 * @param kind what it has in it
 * @param interfaces interface numbers, of lists of interfaces
 * @param addresses addresses, of the other lists
 * @param shown its values and groups, as the file has them, those of groups in their place
 */
record ValueList(ValueKind kind, BitSet interfaces, IpSet.Builder addresses, List<String> shown) {

  static ValueList empty(ValueKind kind) {
    return new ValueList(kind, new BitSet(), IpSet.builder(), new ArrayList<>());
  }

  /** Adds the values of another list of the same kind. */
  void add(ValueList other) {
    interfaces.or(other.interfaces);
    addresses.addAll(other.addresses);
    shown.addAll(other.shown);
  }
}
