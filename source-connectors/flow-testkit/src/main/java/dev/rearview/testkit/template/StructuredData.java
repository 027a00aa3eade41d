package dev.rearview.testkit.template;

/** Values of the three list types of RFC 6313. */
public final class StructuredData {
  /** Semantics of a list (section 4.4). */
  public enum Semantic {
    NONE_OF(0),
    EXACTLY_ONE_OF(1),
    ONE_OR_MORE_OF(2),
    ALL_OF(3),
    ORDERED(4),
    UNDEFINED(255);

    private final int code;

    Semantic(int code) {
      this.code = code;
    }
  }

  private StructuredData() {}

  /**
   * A basicList.
   *
   * @param element what the list holds; with a variable length each value needs its length in front
   *     ({@link Values#variable})
   */
  public static byte[] basicList(Semantic semantic, TemplateField element, byte[]... values) {
    boolean enterprise = element.pen() != 0;
    return Values.concat(
        Values.number(semantic.code, 1),
        Values.number(enterprise ? element.id() | 0x8000 : element.id(), 2),
        Values.number(element.length(), 2),
        enterprise ? Values.number(element.pen(), 4) : new byte[0],
        Values.concat(values));
  }

  /** A subTemplateList of records of one template. */
  public static byte[] subTemplateList(Semantic semantic, int templateId, byte[]... records) {
    return Values.concat(
        Values.number(semantic.code, 1), Values.number(templateId, 2), Values.concat(records));
  }

  /** A subTemplateMultiList of {@link #entry entries}. */
  public static byte[] subTemplateMultiList(Semantic semantic, byte[]... entries) {
    return Values.concat(Values.number(semantic.code, 1), Values.concat(entries));
  }

  /** The records of one template within a subTemplateMultiList. */
  public static byte[] entry(int templateId, byte[]... records) {
    byte[] content = Values.concat(records);
    return Values.concat(
        Values.number(templateId, 2), Values.number(content.length + 4, 2), content);
  }
}
