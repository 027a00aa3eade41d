package dev.rearview.udf.site.silkconf;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code silk.conf} says. Immutable.
 *
 * @param sensors sensors by name, in the order of the file
 * @param groups sensors of each group by name
 * @param classes classes by name, in the order of the file
 * @param defaultClass name of the class that SiLK's tools read where none is named
 * @param pathFormat where SiLK puts its files; of no effect here
 * @param packingLogic how flows are sorted into types
 * @param splits what is parted off from the types in and out, the first that takes a flow counts
 */
public record Site(
    Map<String, SiteSensor> sensors,
    Map<String, Set<String>> groups,
    Map<String, SiteClass> classes,
    String defaultClass,
    String pathFormat,
    PackingLogic packingLogic,
    List<Split> splits) {

  /** The class whose types both packing logics give. */
  public static final String PACKED_CLASS = "all";

  /** The class that flows are sorted into. */
  public SiteClass packedClass() {
    return classes.get(PACKED_CLASS);
  }
}
