package dev.rearview.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.catalog.Catalog;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.CatalogTable;
import org.apache.flink.table.catalog.CatalogView;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.catalog.ResolvedCatalogView;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.catalog.exceptions.CatalogException;
import org.apache.flink.table.catalog.exceptions.TableNotExistException;

/**
 * What the scripts define, by Flink's own parser: a script is run in a session that nobody else
 * has, when its table is asked for first, and after those that it reads.
 *
 * <p>So computed columns, watermarks, metadata and comments are what the same statement would have
 * given in the user's session, and nothing has to be generated when the project is built.
 */
final class Definitions {
  private final String catalogName;
  private final Scripts scripts;
  private final RearviewCatalogOptions options;
  private final ClassLoader classLoader;
  private final Functions functions;
  private final Map<Boolean, Session> sessions = new HashMap<>();

  Definitions(
      String catalogName,
      Scripts scripts,
      RearviewCatalogOptions options,
      ClassLoader classLoader,
      Functions functions) {
    this.catalogName = catalogName;
    this.scripts = scripts;
    this.options = options;
    this.classLoader = classLoader;
    this.functions = functions;
  }

  List<String> names() {
    return scripts.names();
  }

  Functions functions() {
    return functions;
  }

  /**
   * The table or view of this name as sessions of one mode see it; empty if there is none.
   *
   * @throws CatalogException if its script is wrong
   */
  synchronized Optional<CatalogBaseTable> find(String name, boolean streaming) {
    return scripts
        .find(name, streaming)
        .map(
            script ->
                sessions.computeIfAbsent(streaming, mode -> new Session(mode)).define(script));
  }

  /** A session in one mode, with a catalogue of the same name as the user's. */
  private final class Session {
    private final boolean streaming;
    private final TableEnvironment environment;
    private final Catalog catalog;
    private final Map<Script, CatalogBaseTable> defined = new HashMap<>();

    @SuppressWarnings("deprecation") // A catalogue that is made here has no factory to be made by.
    Session(boolean streaming) {
      this.streaming = streaming;
      EnvironmentSettings.Builder settings =
          EnvironmentSettings.newInstance()
              .withClassLoader(classLoader)
              .withBuiltInCatalogName("nothing");
      environment =
          TableEnvironment.create(
              (streaming ? settings.inStreamingMode() : settings.inBatchMode()).build());
      catalog = new CatalogWithFunctions(catalogName, functions);
      environment.registerCatalog(catalogName, catalog);
      environment.useCatalog(catalogName);
    }

    CatalogBaseTable define(Script script) {
      CatalogBaseTable known = defined.get(script);
      if (known != null) {
        return known;
      }
      List<CatalogBaseTable> read =
          scripts.readBy(script, streaming).stream().map(this::define).toList();
      environment.executeSql(script.statement(options.parameters(script.name())));
      CatalogBaseTable made = get(script);
      if (made.getOptions().containsKey(RearviewCatalogOptions.JOURNAL.key())) {
        Map<String, String> all = new HashMap<>(made.getOptions());
        all.putAll(options.decoder());
        made = ((CatalogTable) made).copy(all);
        replace(script, made);
      } else if (made instanceof CatalogView view) {
        ResolvedSchema schema = environment.from(script.name()).getResolvedSchema();
        made = new ResolvedCatalogView(view, ViewComments.of(schema, read, script.comments()));
      }
      defined.put(script, made);
      return made;
    }

    private CatalogBaseTable get(Script script) {
      try {
        return catalog.getTable(path(script));
      } catch (TableNotExistException e) {
        throw wrong(script, e);
      }
    }

    private void replace(Script script, CatalogBaseTable table) {
      try {
        catalog.alterTable(path(script), table, false);
      } catch (TableNotExistException e) {
        throw wrong(script, e);
      }
    }

    private ObjectPath path(Script script) {
      return new ObjectPath(RearviewCatalog.DATABASE, script.name());
    }

    private CatalogException wrong(Script script, Exception cause) {
      return new CatalogException("the script of " + script.name() + " defines another", cause);
    }
  }
}
