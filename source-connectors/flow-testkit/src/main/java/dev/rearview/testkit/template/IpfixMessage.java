package dev.rearview.testkit.template;

/** Builds an IPFIX message (RFC 7011): header of 16 bytes, sets. */
public final class IpfixMessage extends TemplateMessage<IpfixMessage> {
  /** Set id of templates. */
  public static final int TEMPLATE_SET = 2;

  /** Set id of options templates. */
  public static final int OPTIONS_SET = 3;

  private static final int HEADER_BYTES = 16;
  private static final int ENTERPRISE_BIT = 0x8000;
  private static final int TRUE_LENGTH = -1;

  private int announcedLength = TRUE_LENGTH;

  /** An empty message. */
  public IpfixMessage() {
    super(10, TEMPLATE_SET, OPTIONS_SET);
  }

  /** Makes the header announce {@code bytes}, header included, whatever there are. */
  public IpfixMessage length(int bytes) {
    announcedLength = bytes;
    return this;
  }

  /** Adds a template set that withdraws templates (section 8.1). */
  public IpfixMessage withdraw(int... templateIds) {
    return set(withdrawals(TEMPLATE_SET, templateIds));
  }

  /** Adds an options template set that withdraws options templates. */
  public IpfixMessage withdrawOptions(int... templateIds) {
    return set(withdrawals(OPTIONS_SET, templateIds));
  }

  /** Withdraws all templates of the domain. */
  public IpfixMessage withdrawAll() {
    return withdraw(TEMPLATE_SET);
  }

  /** Withdraws all options templates of the domain. */
  public IpfixMessage withdrawAllOptions() {
    return withdrawOptions(OPTIONS_SET);
  }

  /** Id, number of all fields, number of scope fields, all specifiers. */
  @Override
  public byte[] optionsTemplateRecord(Template template) {
    return Values.concat(
        Values.number(template.id(), 2),
        Values.number(template.allFields().size(), 2),
        Values.number(template.scope().size(), 2),
        specifiers(template.allFields()));
  }

  @Override
  byte[] specifier(TemplateField field) {
    if (field.pen() == 0) {
      return Values.concat(Values.number(field.id(), 2), Values.number(field.length(), 2));
    }
    return Values.concat(
        Values.number(field.id() | ENTERPRISE_BIT, 2),
        Values.number(field.length(), 2),
        Values.number(field.pen(), 4));
  }

  @Override
  byte[] header(int bodyLength) {
    int length = announcedLength == TRUE_LENGTH ? bodyLength + HEADER_BYTES : announcedLength;
    return Values.concat(
        Values.number(version, 2),
        Values.number(length, 2),
        Values.number(exportSeconds, 4),
        Values.number(sequence, 4),
        Values.number(domain, 4));
  }

  @Override
  ExportSet padded(ExportSet set) {
    return set;
  }

  @Override
  IpfixMessage self() {
    return this;
  }

  private static ExportSet withdrawals(int setId, int... templateIds) {
    ExportSet set = ExportSet.of(setId);
    for (int templateId : templateIds) {
      set.records(Values.concat(Values.number(templateId, 2), Values.number(0, 2)));
    }
    return set;
  }
}
