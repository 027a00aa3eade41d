package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpSet;
import java.util.BitSet;
import java.util.List;

/**
 * What is in a network, or in a list to discard by. Not to be changed.
 *
 * @param kind whether interfaces or addresses decide
 * @param complement whether everything is in it but what the lists have: that of a remainder
 * @param interfaces interface numbers
 * @param addresses addresses
 * @param shown the values as the file has them, those of groups in their place
 */
public record Decider(
    ValueKind kind, boolean complement, BitSet interfaces, IpSet addresses, List<String> shown) {

  static Decider of(ValueList list) {
    return new Decider(
        list.kind(), false, list.interfaces(), list.addresses().build(), List.copyOf(list.shown()));
  }

  static Decider remainderOf(ValueKind kind, List<ValueList> others) {
    ValueList union = ValueList.empty(kind);
    others.forEach(union::add);
    return new Decider(
        kind, true, union.interfaces(), union.addresses().build(), List.of("remainder"));
  }
}
