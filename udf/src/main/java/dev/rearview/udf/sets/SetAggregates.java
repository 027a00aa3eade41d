package dev.rearview.udf.sets;

import static dev.rearview.udf.catalogue.FunctionGroup.SETS;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;

/** The functions that make sets of rows. */
public final class SetAggregates {
  private static final String ADDRESSES =
      "(VALUES ('192.0.2.1'), ('192.0.2.0'), ('10.0.0.0/9'), ('10.128.0.0/9'), ('10.1.2.3')) AS"
          + " v(ip)";

  private SetAggregates() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        FunctionSpec.of(
                SETS,
                IpSetAggregate::new,
                "The set of all addresses and prefixes of a group, as the fewest prefixes in"
                    + " ascending order: what `rwset` and `rwsettool --union` make and `rwsetcat"
                    + " --cidr-blocks` prints, a line an element.",
                "ip_set(ip STRING) → ARRAY<STRING>")
            .nulls(
                "What is NULL, or no address or prefix, is passed over: empty if nothing is left.")
            .units("at most a million different addresses and prefixes of a group")
            .example(
                new Example("ARRAY_JOIN(ip_set(ip), ', ')", ADDRESSES, "10.0.0.0/8, 192.0.2.0/31")),
        FunctionSpec.of(
                SETS,
                IpCount::new,
                "How many addresses a prefix has: its sum over a set's members is `rwsetcat"
                    + " --count-ips`.",
                "ip_count(prefix STRING) → DECIMAL(38, 0)")
            .nulls("NULL if the argument is NULL or no prefix, or has more than 38 digits of them.")
            .example("ip_count('192.0.2.0/28')", "16")
            .example("ip_count('2001:db8::/64')", "18446744073709551616")
            .example(
                new Example(
                    "SUM(ip_count(prefix))",
                    "TABLE(set_members('scanners')) WHERE ip_in('203.0.113.9', prefix)",
                    "16")));
  }
}
