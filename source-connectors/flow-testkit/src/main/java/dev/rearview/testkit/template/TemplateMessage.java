package dev.rearview.testkit.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a message of NetFlow v9 or IPFIX, set by set in the order of the calls.
 *
 * @param <T> the builder of the protocol
 */
public abstract class TemplateMessage<T extends TemplateMessage<T>> {
  private static final int DEFAULT_EXPORT_SECONDS = 1_700_000_000;

  final List<ExportSet> sets = new ArrayList<>();
  private final int templateSetId;
  private final int optionsSetId;
  int version;
  long exportSeconds = DEFAULT_EXPORT_SECONDS;
  long sequence;
  long domain;

  TemplateMessage(int version, int templateSetId, int optionsSetId) {
    this.version = version;
    this.templateSetId = templateSetId;
    this.optionsSetId = optionsSetId;
  }

  /** Another version in the header. */
  public T version(int number) {
    version = number;
    return self();
  }

  /** The exporter's wall time, whole seconds; 2023-11-14T22:13:20Z unless set. */
  public T exportedAt(Instant time) {
    return exportedAt(time.getEpochSecond());
  }

  /** The exporter's wall time as the wire has it, 32 bits. */
  public T exportedAt(long epochSeconds) {
    exportSeconds = epochSeconds;
    return self();
  }

  /** Sequence number, 32 bits: datagrams before this one (v9), or data records (IPFIX). */
  public T sequence(long number) {
    sequence = number;
    return self();
  }

  /** Source id (v9) or observation domain (IPFIX), 32 bits. */
  public T domain(long number) {
    domain = number;
    return self();
  }

  /** Adds a template set, or an options template set if the templates have scope fields. */
  public T templates(Template... templates) {
    boolean options = !templates[0].scope().isEmpty();
    ExportSet set = ExportSet.of(options ? optionsSetId : templateSetId);
    for (Template template : templates) {
      set.records(options ? optionsTemplateRecord(template) : templateRecord(template));
    }
    return set(set);
  }

  /** Adds a data set; v9 pads it to a multiple of four bytes, IPFIX does not. */
  public T data(Template template, byte[]... records) {
    return set(padded(ExportSet.data(template, records)));
  }

  /** Adds a set as it is. */
  public T set(ExportSet set) {
    sets.add(set);
    return self();
  }

  /** The message. */
  public byte[] toBytes() {
    byte[][] parts = new byte[sets.size()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = sets.get(i).toBytes();
    }
    byte[] body = Values.concat(parts);
    return Values.concat(header(body.length), body);
  }

  /** A template record: id, number of fields, fields. */
  public final byte[] templateRecord(Template template) {
    return Values.concat(
        Values.number(template.id(), 2),
        Values.number(template.fields().size(), 2),
        specifiers(template.fields()));
  }

  /** An options template record in the protocol's own form. */
  public abstract byte[] optionsTemplateRecord(Template template);

  abstract byte[] specifier(TemplateField field);

  abstract byte[] header(int bodyLength);

  abstract ExportSet padded(ExportSet set);

  abstract T self();

  final byte[] specifiers(List<TemplateField> fields) {
    return Values.concat(fields.stream().map(this::specifier).toArray(byte[][]::new));
  }
}
