package dev.rearview.codec.element;

import dev.rearview.codec.element.ElementFiles.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The elements that are known: IANA's, NetFlow v9's own, and those of enterprises. Immutable; what
 * is known stands in the resources {@code element/*.csv}, one line an element.
 */
public final class ElementRegistry {
  /** Enterprise number of the reverse elements of RFC 5103. */
  public static final long REVERSE_PEN = 29_305;

  /**
   * CERT marks the reverse of an element of its own with a bit of the id (RFC 5103 section 6.1).
   */
  private static final long CERT_PEN = 6_871;

  private static final int CERT_REVERSE_BIT = 0x4000;

  private static final Map<Integer, InformationElement> NETFLOW9_SCOPES =
      Map.of(
          1, new InformationElement(0, 1, "scopeSystem", DataType.OCTET_ARRAY, null),
          2, new InformationElement(0, 2, "scopeInterface", DataType.UNSIGNED32, null),
          3, new InformationElement(0, 3, "scopeLineCard", DataType.UNSIGNED32, null),
          4, new InformationElement(0, 4, "scopeCache", DataType.OCTET_ARRAY, null),
          5, new InformationElement(0, 5, "scopeTemplate", DataType.OCTET_ARRAY, null));

  private static final ElementRegistry STANDARD = ElementFiles.read();

  private final List<InformationElement> all = new ArrayList<>();
  private final Map<Long, InformationElement> ipfix = new HashMap<>();
  private final Map<Integer, InformationElement> netFlow9 = new HashMap<>();

  ElementRegistry(List<Registry> registries) {
    for (Registry registry : registries) {
      all.addAll(registry.elements());
      for (InformationElement element : registry.elements()) {
        if (registry.isNetFlow9()) {
          netFlow9.put(element.id(), element);
        } else {
          addIpfix(element);
          if (registry.netFlow9Offset() >= 0) {
            netFlow9.putIfAbsent(registry.netFlow9Offset() + element.id(), element);
          }
        }
      }
    }
  }

  private void addIpfix(InformationElement element) {
    ipfix.put(key(element.pen(), element.id()), element);
    if (element.pen() == 0) {
      addReverse(element, REVERSE_PEN, element.id());
    } else if (element.pen() == CERT_PEN) {
      addReverse(element, CERT_PEN, element.id() | CERT_REVERSE_BIT);
    }
  }

  private void addReverse(InformationElement forward, long pen, int id) {
    String name = forward.name();
    ipfix.putIfAbsent(
        key(pen, id),
        new InformationElement(
            pen,
            id,
            "reverse" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
            forward.type(),
            forward.target() == null ? null : forward.target().reversed()));
  }

  /** What Rearview knows. */
  public static ElementRegistry standard() {
    return STANDARD;
  }

  /** The element of an IPFIX template; never null: of an unknown one only the numbers are told. */
  public InformationElement ipfix(long pen, int id) {
    InformationElement known = ipfix.get(key(pen, id));
    return known != null ? known : unknown(pen, id);
  }

  /**
   * The element of a NetFlow v9 template; never null. One that an enterprise sends in its own range
   * of ids is that enterprise's element.
   */
  public InformationElement netFlow9(int id) {
    InformationElement known = netFlow9.get(id);
    return known != null ? known : ipfix(0, id);
  }

  /** The scope of a NetFlow v9 options template (RFC 3954 section 6.1); never null. */
  public InformationElement netFlow9Scope(int type) {
    InformationElement known = NETFLOW9_SCOPES.get(type);
    return known != null
        ? known
        : new InformationElement(0, type, "scope:" + type, DataType.OCTET_ARRAY, null);
  }

  /** Every element that a registry lists, in the registries' order; without the reverse ones. */
  public List<InformationElement> all() {
    return List.copyOf(all);
  }

  private static InformationElement unknown(long pen, int id) {
    return new InformationElement(pen, id, pen + ":" + id, DataType.OCTET_ARRAY, null);
  }

  private static long key(long pen, int id) {
    return pen << Short.SIZE | id;
  }
}
