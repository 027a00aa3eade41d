package dev.rearview.udf.argument;

import dev.rearview.udf.UdfException;
import java.util.function.Consumer;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategy;

/**
 * Checks arguments that are literals when a query is planned, so that a mistyped one is one clear
 * error before a job starts. Arguments that are no literals are checked row by row.
 */
public final class LiteralChecks {
  private final CallContext call;

  private LiteralChecks(CallContext call) {
    this.call = call;
  }

  /**
   * A function's type inference, and the checks.
   *
   * @param checks throws {@link UdfException} for a literal that cannot be
   */
  public static TypeInference added(TypeInference inference, Consumer<LiteralChecks> checks) {
    TypeStrategy output = inference.getOutputTypeStrategy();
    TypeInference.Builder builder =
        TypeInference.newBuilder()
            .inputTypeStrategy(inference.getInputTypeStrategy())
            .stateTypeStrategies(inference.getStateTypeStrategies())
            .outputTypeStrategy(
                call -> {
                  check(call, checks);
                  return output.inferType(call);
                });
    inference.getStaticArguments().ifPresent(builder::staticArguments);
    return builder.build();
  }

  /** Parses the text at that position, if it is a literal and not NULL. */
  public void text(int position, Consumer<String> parse) {
    literal(position, String.class, parse);
  }

  /** Looks at the number at that position, if it is a literal and not NULL. */
  public void number(int position, Consumer<Integer> check) {
    literal(position, Integer.class, check);
  }

  private <T> void literal(int position, Class<T> type, Consumer<T> check) {
    if (position < call.getArgumentDataTypes().size() && isLiteral(position)) {
      call.getArgumentValue(position, type).ifPresent(check);
    }
  }

  /**
   * Of an aggregate the planner asks for its types again, when it no longer knows which arguments
   * were literals; they have been checked then.
   */
  private boolean isLiteral(int position) {
    try {
      return call.isArgumentLiteral(position) && !call.isArgumentNull(position);
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private static void check(CallContext call, Consumer<LiteralChecks> checks) {
    try {
      checks.accept(new LiteralChecks(call));
    } catch (UdfException e) {
      throw call.newValidationError("%s", e.getMessage());
    }
  }
}
