package dev.rearview.udf.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.module.Module;

/** Makes the catalogue's functions system functions of a session: {@code LOAD MODULE rearview}. */
public final class RearviewModule implements Module {
  private final FunctionCatalogue catalogue = FunctionCatalogue.standard();

  @Override
  public Set<String> listFunctions() {
    return Set.copyOf(catalogue.names());
  }

  @Override
  public Optional<FunctionDefinition> getFunctionDefinition(String name) {
    return Optional.ofNullable(catalogue.find(name.toLowerCase(Locale.ROOT)))
        .map(spec -> spec.factory().get());
  }
}
