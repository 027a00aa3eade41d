package dev.rearview.udf.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.table.functions.FunctionDefinition;

/**
 * One SQL function: how to make it, and everything that its documentation says.
 *
 * @param name in SQL, lower_snake_case
 * @param signatures as text, one an overload, for example {@code ip_mask(ip STRING, bits INT) →
 *     STRING}
 * @param nullRule when the answer is NULL
 * @param units of arguments and answer where they have any; empty if not
 * @param description one sentence
 * @param examples at least one; all executed by a test
 */
public record FunctionSpec(
    String name,
    FunctionGroup group,
    Supplier<? extends FunctionDefinition> factory,
    List<String> signatures,
    String nullRule,
    String units,
    String description,
    List<Example> examples) {

  /** Of most functions: NULL in, NULL out. */
  public static final String NULL_IN_NULL_OUT = "NULL if an argument is NULL.";

  /** Of most functions over addresses. */
  public static final String NULL_OR_NO_ADDRESS =
      "NULL if an argument is NULL or the address is no address.";

  public FunctionSpec {
    signatures = List.copyOf(signatures);
    examples = List.copyOf(examples);
  }

  /** A function with the usual rule for NULL, no units and no examples yet. */
  public static FunctionSpec of(
      FunctionGroup group,
      Supplier<? extends FunctionDefinition> factory,
      String description,
      String... signatures) {
    String name = signatures[0].substring(0, signatures[0].indexOf('('));
    return new FunctionSpec(
        name, group, factory, List.of(signatures), NULL_IN_NULL_OUT, "", description, List.of());
  }

  /** The same with another rule for NULL. */
  public FunctionSpec nulls(String rule) {
    return new FunctionSpec(name, group, factory, signatures, rule, units, description, examples);
  }

  /** The same with units. */
  public FunctionSpec units(String text) {
    return new FunctionSpec(
        name, group, factory, signatures, nullRule, text, description, examples);
  }

  /** The same with one more example. */
  public FunctionSpec example(String expression, String expected) {
    return example(Example.of(expression, expected));
  }

  /** The same with one more example. */
  public FunctionSpec example(Example example) {
    List<Example> more = new ArrayList<>(examples);
    more.add(example);
    return new FunctionSpec(name, group, factory, signatures, nullRule, units, description, more);
  }
}
