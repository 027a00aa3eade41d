package dev.rearview.catalog;

import java.util.List;
import java.util.Optional;
import org.apache.flink.table.catalog.CatalogFunction;
import org.apache.flink.table.catalog.CatalogFunctionImpl;
import org.apache.flink.table.factories.FunctionDefinitionFactory;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.module.Module;

/** A module's functions, as a catalogue has them. */
final class Functions implements FunctionDefinitionFactory {
  private final Module module;

  Functions(Module module) {
    this.module = module;
  }

  List<String> names() {
    return module.listFunctions().stream().sorted().toList();
  }

  Optional<CatalogFunction> find(String name) {
    return module
        .getFunctionDefinition(name)
        .map(definition -> new CatalogFunctionImpl(definition.getClass().getName()));
  }

  @Override
  public FunctionDefinition createFunctionDefinition(
      String name, CatalogFunction function, Context context) {
    return module
        .getFunctionDefinition(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no function " + name));
  }
}
