package dev.rearview.udf.sets;

import dev.rearview.udf.prefix.IpBlock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;

/** {@code ip_count(prefix)}: how many addresses a prefix has. */
public final class IpCount extends ScalarFunction {
  private static final long serialVersionUID = 1;
  private static final int MAX_BITS = 126;

  /** Null if the text is NULL or no prefix, or if there are too many for 38 digits. */
  public @DataTypeHint("DECIMAL(38, 0)") BigDecimal eval(String prefix) {
    Optional<IpBlock> block = prefix == null ? Optional.empty() : IpBlock.parse(prefix);
    return block
        .map(known -> 128 - known.prefixBits())
        .filter(bits -> bits <= MAX_BITS)
        .map(bits -> new BigDecimal(BigInteger.ONE.shiftLeft(bits)))
        .orElse(null);
  }
}
