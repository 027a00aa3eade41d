package dev.rearview.udf.catalogue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.module.Module;

/** Makes the catalogue's functions system functions of a session: {@code LOAD MODULE rearview}. */
public final class RearviewModule implements Module {
  /**
   * Functions that a connector can evaluate where it reads. When Flink offers it a condition it
   * looks up the functions in it by their names without underscores (2.3 does), so that they have
   * to be found by these, too.
   */
  private static final Map<String, String> BY_SHORT_NAME =
      Map.of("ipin", "ip_in", "inset", "in_set", "flagsmatch", "flags_match");

  private final FunctionCatalogue catalogue = FunctionCatalogue.standard();

  @Override
  public Set<String> listFunctions() {
    return Set.copyOf(catalogue.names());
  }

  @Override
  public Set<String> listFunctions(boolean includeHiddenFunctions) {
    Set<String> functions = new HashSet<>(listFunctions());
    if (includeHiddenFunctions) {
      functions.addAll(BY_SHORT_NAME.keySet());
    }
    return functions;
  }

  @Override
  public Optional<FunctionDefinition> getFunctionDefinition(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(catalogue.find(BY_SHORT_NAME.getOrDefault(lower, lower)))
        .map(spec -> spec.factory().get());
  }
}
