package dev.rearview.connector.archive;

import dev.rearview.archive.predicate.Networks;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.schema.ColumnKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.catalog.ObjectIdentifier;
import org.apache.flink.table.expressions.CallExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.functions.FunctionIdentifier;

/**
 * Turns calls of the functions {@code ip_in}, {@code in_set} and {@code flags_match}, known by
 * their names and as the project's own: functions of the system, or of a catalogue that has the
 * project's.
 *
 * <p>{@code in_set} is asked itself which networks a set holds: it is a {@code
 * BiFunction<ReadableConfig, String, Optional<List<String>>>}, of the session's configuration and
 * the set's name. In a stream it is Flink's to call, as a set may change while the query runs; a
 * batch query has the set as it is when it is planned.
 */
final class FlowFunctions {
  private static final String FUNCTIONS = "dev.rearview.udf.";

  private final ColumnReferences columns;
  private final SessionFacts session;

  FlowFunctions(ColumnReferences columns, SessionFacts session) {
    this.columns = columns;
    this.session = session;
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
    if (name.equals("inset") && kind == ColumnKind.TEXT && session.batch()) {
      return members(call, text.get())
          .map(networks -> new Predicate.InNetworks(column.get(), networks));
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

  @SuppressWarnings("unchecked") // What in_set is known for; more than a name cannot be looked at.
  private Optional<Networks> members(CallExpression call, String set) {
    return call.getFunctionDefinition() instanceof BiFunction<?, ?, ?> members
        ? ((BiFunction<ReadableConfig, String, Optional<List<String>>>) members)
            .apply(session.configuration(), set)
            .map(Networks::of)
        : Optional.empty();
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
