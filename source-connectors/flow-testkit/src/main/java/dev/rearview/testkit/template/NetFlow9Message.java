package dev.rearview.testkit.template;

/** Builds a NetFlow v9 datagram (RFC 3954): header of 20 bytes, FlowSets. */
public final class NetFlow9Message extends TemplateMessage<NetFlow9Message> {
  /** Set id of templates. */
  public static final int TEMPLATE_SET = 0;

  /** Set id of options templates. */
  public static final int OPTIONS_SET = 1;

  private static final int FROM_SETS = -1;

  private long uptimeMillis = 3_600_000;
  private int count = FROM_SETS;

  /** An empty datagram. */
  public NetFlow9Message() {
    super(9, TEMPLATE_SET, OPTIONS_SET);
  }

  /** The exporter's uptime in milliseconds, 32 bits; one hour unless set. */
  public NetFlow9Message uptimeMillis(long millis) {
    uptimeMillis = millis;
    return this;
  }

  /** Makes the header announce {@code announced} records, whatever there are. */
  public NetFlow9Message count(int announced) {
    count = announced;
    return this;
  }

  /** Id, length of the scope fields' specifiers in bytes, that of the others, all specifiers. */
  @Override
  public byte[] optionsTemplateRecord(Template template) {
    return Values.concat(
        Values.number(template.id(), 2),
        Values.number(template.scope().size() * 4L, 2),
        Values.number(template.fields().size() * 4L, 2),
        specifiers(template.allFields()));
  }

  /** A v9 field has no enterprise number; a large id is written as it is. */
  @Override
  byte[] specifier(TemplateField field) {
    return Values.concat(Values.number(field.id(), 2), Values.number(field.length(), 2));
  }

  @Override
  byte[] header(int bodyLength) {
    int records = sets.stream().mapToInt(ExportSet::recordCount).sum();
    return Values.concat(
        Values.number(version, 2),
        Values.number(count == FROM_SETS ? records : count, 2),
        Values.number(uptimeMillis, 4),
        Values.number(exportSeconds, 4),
        Values.number(sequence, 4),
        Values.number(domain, 4));
  }

  @Override
  ExportSet padded(ExportSet set) {
    return set.padTo(4);
  }

  @Override
  NetFlow9Message self() {
    return this;
  }
}
