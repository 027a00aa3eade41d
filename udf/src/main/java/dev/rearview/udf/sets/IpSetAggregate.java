package dev.rearview.udf.sets;

import dev.rearview.udf.prefix.IpBlock;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.AggregateFunction;

/** {@code ip_set(ip)}: the union of addresses and prefixes, as rwsetcat --cidr-blocks has it. */
@FunctionHint(
    accumulator =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = BlockSet.class,
            rawSerializer = BlockSetSerializer.class),
    output = @DataTypeHint("ARRAY<STRING>"))
public final class IpSetAggregate extends AggregateFunction<String[], BlockSet> {
  private static final long serialVersionUID = 1;

  @Override
  public BlockSet createAccumulator() {
    return new BlockSet();
  }

  /** An address or a prefix; what is neither is passed over. */
  public void accumulate(BlockSet set, String ip) {
    if (ip != null) {
      IpBlock.parse(ip).ifPresent(set::add);
    }
  }

  /** Adds what others have. */
  public void merge(BlockSet set, Iterable<BlockSet> others) {
    others.forEach(set::addAll);
  }

  /** Begins anew. */
  public void resetAccumulator(BlockSet set) {
    set.clear();
  }

  @Override
  public String[] getValue(BlockSet set) {
    return set.fewest().stream().map(IpBlock::text).toArray(String[]::new);
  }
}
