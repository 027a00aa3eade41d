package dev.rearview.udf.catalogue;

import dev.rearview.udf.address.AddressFunctions;
import dev.rearview.udf.aggregate.AggregateFunctions;
import dev.rearview.udf.bins.BinFunctions;
import dev.rearview.udf.flow.FlowFunctions;
import dev.rearview.udf.geo.GeoFunctions;
import dev.rearview.udf.hunt.HuntFunctions;
import dev.rearview.udf.reference.ReferenceFunctions;
import dev.rearview.udf.scan.ScanFunctions;
import dev.rearview.udf.sets.SetAggregates;
import dev.rearview.udf.sets.SetFunctions;
import dev.rearview.udf.site.sql.SiteFunctions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every SQL function of Rearview, by name: what the module offers and what FUNCTIONS.md says. */
public final class FunctionCatalogue {
  private final Map<String, FunctionSpec> byName;

  private FunctionCatalogue(Map<String, FunctionSpec> byName) {
    this.byName = byName;
  }

  /** The functions of all rooms' packages; a name that is there twice is refused. */
  public static FunctionCatalogue standard() {
    Map<String, FunctionSpec> byName = new LinkedHashMap<>();
    Stream.of(
            AddressFunctions.specs(),
            FlowFunctions.specs(),
            GeoFunctions.specs(),
            ReferenceFunctions.specs(),
            SetFunctions.specs(),
            SetAggregates.specs(),
            SiteFunctions.specs(),
            BinFunctions.specs(),
            AggregateFunctions.specs(),
            ScanFunctions.specs(),
            HuntFunctions.specs())
        .flatMap(List::stream)
        .forEach(
            spec -> {
              if (byName.put(spec.name(), spec) != null) {
                throw new IllegalStateException("function " + spec.name() + " is listed twice");
              }
            });
    return new FunctionCatalogue(byName);
  }

  /** All, in the order of the documentation. */
  public List<FunctionSpec> all() {
    return List.copyOf(byName.values());
  }

  /** The names, in lower case. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The function of that name; null if there is none. */
  FunctionSpec find(String lowerCaseName) {
    return byName.get(Objects.requireNonNull(lowerCaseName));
  }
}
