package dev.rearview.codec.element;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements that are known: IANA's, NetFlow v9's own, and those of enterprises. Immutable; what
 * is known stands in the resources {@code elements/*.csv}, one line an element.
 */
public final class ElementRegistry {
  /** Enterprise number of the reverse elements of RFC 5103. */
  public static final long REVERSE_PEN = 29_305;

  private static final ElementRegistry STANDARD = ElementFiles.read();

  private final Map<Long, InformationElement> ipfix;
  private final Map<Integer, InformationElement> netFlow9;

  ElementRegistry(Collection<InformationElement> ipfix, Collection<InformationElement> netFlow9) {
    this.ipfix = new HashMap<>();
    this.netFlow9 = new HashMap<>();
    ipfix.forEach(element -> this.ipfix.put(key(element.pen(), element.id()), element));
    netFlow9.forEach(element -> this.netFlow9.put(element.id(), element));
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

  /** The element of a NetFlow v9 template; never null. */
  public InformationElement netFlow9(int id) {
    InformationElement known = netFlow9.get(id);
    return known != null ? known : ipfix(0, id);
  }

  /** Every element that is known, those of NetFlow v9 last. */
  public List<InformationElement> all() {
    List<InformationElement> all = new ArrayList<>(ipfix.values());
    all.addAll(netFlow9.values());
    return all;
  }

  private static InformationElement unknown(long pen, int id) {
    return new InformationElement(pen, id, pen + ":" + id, DataType.OCTET_ARRAY, null);
  }

  private static long key(long pen, int id) {
    return pen << Short.SIZE | id;
  }
}
