package dev.rearview.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.CatalogBaseTable.TableKind;
import org.apache.flink.table.catalog.CatalogPartitionSpec;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.catalog.exceptions.CatalogException;
import org.apache.flink.table.catalog.exceptions.DatabaseNotExistException;
import org.apache.flink.table.catalog.exceptions.PartitionSpecInvalidException;
import org.apache.flink.table.catalog.exceptions.TableAlreadyExistException;
import org.apache.flink.table.catalog.exceptions.TableNotExistException;
import org.apache.flink.table.catalog.exceptions.TableNotPartitionedException;

/**
 * The tables and views of the SQL room, as the session's mode has them at each look; what a user
 * creates beside them lasts as long as the session.
 */
final class RearviewCatalog extends CatalogWithFunctions {
  /** The one database. */
  static final String DATABASE = "network";

  private final Definitions definitions;
  private final ReadableConfig session;

  /**
   * @param session the session's configuration, looked at whenever a table is asked for
   */
  RearviewCatalog(String name, Definitions definitions, ReadableConfig session) {
    super(name, definitions.functions());
    this.definitions = definitions;
    this.session = session;
  }

  @Override
  public CatalogBaseTable getTable(ObjectPath path) throws TableNotExistException {
    Optional<CatalogBaseTable> ours = ours(path);
    return ours.isPresent() ? ours.get() : super.getTable(path);
  }

  @Override
  public boolean tableExists(ObjectPath path) {
    return isOurs(path) || super.tableExists(path);
  }

  @Override
  public List<String> listTables(String database) throws DatabaseNotExistException {
    List<String> names = new ArrayList<>(super.listTables(database));
    if (database.equals(DATABASE)) {
      names.addAll(definitions.names());
    }
    return names;
  }

  @Override
  public List<String> listViews(String database) throws DatabaseNotExistException {
    List<String> names = new ArrayList<>(super.listViews(database));
    if (database.equals(DATABASE)) {
      for (String name : definitions.names()) {
        if (definitions.find(name, streaming()).orElseThrow().getTableKind() == TableKind.VIEW) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @Override
  public void createTable(ObjectPath path, CatalogBaseTable table, boolean ignoreIfExists)
      throws TableAlreadyExistException, DatabaseNotExistException {
    if (!isOurs(path)) {
      super.createTable(path, table, ignoreIfExists);
    } else if (!ignoreIfExists) {
      throw new TableAlreadyExistException(getName(), path);
    }
  }

  @Override
  public void dropTable(ObjectPath path, boolean ignoreIfNotExists) throws TableNotExistException {
    refuse(path, "dropped");
    super.dropTable(path, ignoreIfNotExists);
  }

  @Override
  public void alterTable(ObjectPath path, CatalogBaseTable table, boolean ignoreIfNotExists)
      throws TableNotExistException {
    refuse(path, "altered");
    super.alterTable(path, table, ignoreIfNotExists);
  }

  @Override
  public List<CatalogPartitionSpec> listPartitions(ObjectPath path)
      throws TableNotExistException, TableNotPartitionedException {
    // Which hours there are, the table's connector says.
    return isOurs(path) ? List.of() : super.listPartitions(path);
  }

  @Override
  public List<CatalogPartitionSpec> listPartitions(ObjectPath path, CatalogPartitionSpec spec)
      throws TableNotExistException, TableNotPartitionedException, PartitionSpecInvalidException {
    return isOurs(path) ? List.of() : super.listPartitions(path, spec);
  }

  private void refuse(ObjectPath path, String what) {
    if (isOurs(path)) {
      throw new CatalogException(
          path.getObjectName() + " is Rearview's own and cannot be " + what + " here");
    }
  }

  private Optional<CatalogBaseTable> ours(ObjectPath path) {
    return isOurs(path) ? definitions.find(path.getObjectName(), streaming()) : Optional.empty();
  }

  private boolean isOurs(ObjectPath path) {
    return path.getDatabaseName().equals(DATABASE)
        && definitions.names().contains(path.getObjectName());
  }

  private boolean streaming() {
    return session.get(ExecutionOptions.RUNTIME_MODE) != RuntimeExecutionMode.BATCH;
  }
}
