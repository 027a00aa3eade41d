package dev.rearview.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.catalog.CatalogFunction;
import org.apache.flink.table.catalog.GenericInMemoryCatalog;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.catalog.exceptions.DatabaseNotExistException;
import org.apache.flink.table.catalog.exceptions.FunctionNotExistException;
import org.apache.flink.table.factories.FunctionDefinitionFactory;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.UserDefinedFunctionHelper;

/**
 * A catalogue in memory that has a module's functions: its one database, and what a session puts
 * there beside them for as long as it lasts.
 */
class CatalogWithFunctions extends GenericInMemoryCatalog {
  private final Functions functions;

  CatalogWithFunctions(String name, Functions functions) {
    super(name, RearviewCatalog.DATABASE);
    this.functions = functions;
  }

  @Override
  public List<String> listFunctions(String database) throws DatabaseNotExistException {
    List<String> names = new ArrayList<>(super.listFunctions(database));
    if (database.equals(RearviewCatalog.DATABASE)) {
      names.addAll(functions.names());
    }
    return names;
  }

  @Override
  public CatalogFunction getFunction(ObjectPath path) throws FunctionNotExistException {
    Optional<CatalogFunction> function = ours(path);
    return function.isPresent() ? function.get() : super.getFunction(path);
  }

  @Override
  public boolean functionExists(ObjectPath path) {
    return ours(path).isPresent() || super.functionExists(path);
  }

  @Override
  public Optional<FunctionDefinitionFactory> getFunctionDefinitionFactory() {
    return Optional.of(this::definition);
  }

  private FunctionDefinition definition(
      String name, CatalogFunction function, FunctionDefinitionFactory.Context context) {
    return functions.find(name).filter(function::equals).isPresent()
        ? functions.createFunctionDefinition(name, function, context)
        : UserDefinedFunctionHelper.instantiateFunction(
            context.getClassLoader(), null, name, function);
  }

  private Optional<CatalogFunction> ours(ObjectPath path) {
    return path.getDatabaseName().equals(RearviewCatalog.DATABASE)
        ? functions.find(path.getObjectName())
        : Optional.empty();
  }
}
