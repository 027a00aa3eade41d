package dev.rearview.udf.site.silkconf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways that SiLK has to sort flows into types; {@code packing-logic} names one. */
public enum PackingLogic {
  /** Compares source and destination with a sensor's networks. The one that SiLK recommends. */
  TWOWAY(11),

  /** Knows external sources and takes everything else for internal. */
  GENERIC(6);

  private static final List<FlowType> TYPES =
      List.of(
          new FlowType(0, "in", "in"),
          new FlowType(1, "out", "out"),
          new FlowType(2, "inweb", "iw"),
          new FlowType(3, "outweb", "ow"),
          new FlowType(4, "innull", "innull"),
          new FlowType(5, "outnull", "outnull"),
          new FlowType(6, "int2int", "int2int"),
          new FlowType(7, "ext2ext", "ext2ext"),
          new FlowType(8, "inicmp", "inicmp"),
          new FlowType(9, "outicmp", "outicmp"),
          new FlowType(10, "other", "other"));

  private final int typeCount;

  PackingLogic(int typeCount) {
    this.typeCount = typeCount;
  }

  /** The types that it gives, as SiLK's own site files number them. */
  public List<FlowType> types() {
    return TYPES.subList(0, typeCount);
  }

  boolean gives(String typeName) {
    return types().stream().anyMatch(type -> type.name().equals(typeName));
  }

  /** Its name, as in {@code packlogic-NAME.so}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that a file name such as {@code packlogic-twoway.so} means. */
  static Optional<PackingLogic> of(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    for (PackingLogic logic : values()) {
      if (name.matches("(packlogic-)?" + logic.label() + "(\\.so)?")) {
        return Optional.of(logic);
      }
    }
    return Optional.empty();
  }
}
