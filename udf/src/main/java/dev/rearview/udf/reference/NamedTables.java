package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/**
 * The tables that one function asks by names in SQL. A name without a good file fails the query: a
 * filter that quietly matches nothing would be a wrong answer. Not for several threads.
 *
 * @param <T> the table; null where its file was never good
 */
public final class NamedTables<T> implements AutoCloseable {
  private final FunctionContext context;
  private final Function<String, TableSource<T>> sources;
  private final Map<String, Lease<T>> leases = new HashMap<>();
  private StringData lastName;
  private Lease<T> last;

  /**
   * @param sources by name; a source's empty table must be null
   */
  public NamedTables(FunctionContext context, Function<String, TableSource<T>> sources) {
    this.context = context;
    this.sources = sources;
  }

  /**
   * The table of that name as it is now.
   *
   * @throws UdfException if there is none, saying what is wrong with it
   */
  public T table(StringData name) {
    // Generated code passes a literal as the same object each time.
    if (name != lastName) {
      last =
          leases.computeIfAbsent(
              name.toString(), text -> ReferenceDirectory.lease(context, sources.apply(text)));
      lastName = name;
    }
    T table = last.table();
    if (table == null) {
      throw new UdfException(
          "'" + name + "' cannot be used: " + last.problem().orElse("it has no content"));
    }
    return table;
  }

  @Override
  public void close() {
    leases.values().forEach(Lease::close);
    leases.clear();
  }
}
