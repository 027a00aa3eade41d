package dev.rearview.connector.archive;

import dev.rearview.archive.predicate.Networks;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.schema.ColumnKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.table.catalog.ObjectIdentifier;
import org.apache.flink.table.expressions.CallExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.functions.FunctionIdentifier;

/**
 * Turns calls of the functions {@code ip_in} and {@code flags_match}, known by their names and as
 * the project's own: functions of the system, or of a catalogue that has the project's. {@code
 * in_set} is not among them: what a set holds may change while a query runs, and it is Flink's to
 * look.
 */
final class FlowFunctions {
  private static final String FUNCTIONS = "dev.rearview.udf.";

  private final ColumnReferences columns;

  FlowFunctions(ColumnReferences columns) {
    this.columns = columns;
  }

  /** The same as the call; empty if it is none of these, or not of a column and a literal. */
  Optional<Predicate> convert(CallExpression call) {
    // Flink looks functions up without underscores when it makes expressions of conditions.
    String name = name(call).replace("_", "").toLowerCase(Locale.ROOT);
    List<ResolvedExpression> arguments = call.getResolvedChildren();
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    Optional<String> column = columns.name(arguments.get(0));
    Optional<String> text =
        Constant.of(ColumnKind.TEXT, arguments.get(1), false)
            .map(constant -> (String) constant.value());
    if (column.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    ColumnKind kind = columns.kind(column.get());
    if (name.equals("ipin") && kind == ColumnKind.TEXT) {
      return networks(text.get()).map(networks -> new Predicate.InNetworks(column.get(), networks));
    }
    if (name.equals("flagsmatch") && kind.isNumber()) {
      return FlagPairs.parse(text.get()).map(pairs -> pairs.predicate(column.get()));
    }
    return Optional.empty();
  }

  private static String name(CallExpression call) {
    Optional<FunctionIdentifier> identifier = call.getFunctionIdentifier();
    boolean ours = call.getFunctionDefinition().getClass().getName().startsWith(FUNCTIONS);
    return identifier
        .flatMap(FunctionIdentifier::getSimpleName)
        .or(
            () ->
                identifier
                    .flatMap(FunctionIdentifier::getIdentifier)
                    .filter(path -> ours)
                    .map(ObjectIdentifier::getObjectName))
        .orElse("");
  }

  private static Optional<Networks> networks(String text) {
    try {
      return Optional.of(Networks.of(List.of(text.strip().split("[\\s,]+"))));
    } catch (IllegalArgumentException e) {
      // The function itself says what is wrong with it.
      return Optional.empty();
    }
  }
}
