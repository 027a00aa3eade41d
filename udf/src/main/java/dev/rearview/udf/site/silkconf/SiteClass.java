package dev.rearview.udf.site.silkconf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class of {@code silk.conf}: sensors, and the types that their flows are sorted into.
 *
 * @param name its name
 * @param sensors names of its sensors
 * @param types its types, in the order of the file
 * @param defaultTypes names of those that SiLK's tools read where none is named
 */
public record SiteClass(
    String name, Set<String> sensors, List<FlowType> types, Set<String> defaultTypes) {

  /** The type of that name. */
  public Optional<FlowType> type(String typeName) {
    return types.stream().filter(type -> type.name().equals(typeName)).findFirst();
  }
}
