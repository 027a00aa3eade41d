package dev.rearview.codec.template;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.wire.WireCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads sets of templates and options templates (RFC 3954 sections 5.2 and 6.1, RFC 7011 section
 * 3.4) into the templates of a domain.
 */
final class TemplateReader {
  private static final int ENTERPRISE_BIT = 0x8000;

  /** A template is an id and a count at least; less is padding. */
  private static final int MIN_TEMPLATE_BYTES = 4;

  private final DecoderLimits limits;

  TemplateReader(DecoderLimits limits) {
    this.limits = limits;
  }

  /** Takes each template; {@code taken} is told its id. */
  interface Taken {
    void template(int id);
  }

  /**
   * Reads a set.
   *
   * @param set the set without its header
   */
  void read(
      WireCursor set,
      TemplateDialect dialect,
      boolean options,
      MessageHeader header,
      DomainState state,
      DatagramReport report,
      Taken taken) {
    while (set.has(MIN_TEMPLATE_BYTES)) {
      int id = set.u16At(0);
      if (id < Template.FIRST_ID && isPadding(set)) {
        return;
      }
      set.skip(Short.BYTES);
      int counts = options ? dialect.readCounts(set) : set.u16();
      int scopes = counts >>> Short.SIZE;
      int fields = counts & 0xffff;
      if (fields == 0 && dialect == TemplateDialect.IPFIX) {
        withdraw(id, options, state, report);
        continue;
      }
      Template template = template(set, dialect, id, options, scopes, fields, report);
      if (template == null) {
        return;
      }
      template.lastReceivedEpochNanos = header.datagram.receivedEpochNanos;
      if (keep(template, state, report)) {
        taken.template(id);
      }
    }
  }

  /** The next template; null if what follows cannot be read either. */
  private Template template(
      WireCursor set,
      TemplateDialect dialect,
      int id,
      boolean options,
      int scopes,
      int fields,
      DatagramReport report) {
    if (fields > limits.maxFieldsPerTemplate()) {
      report.add(DecodeProblem.TEMPLATE_FIELD_LIMIT);
      return null;
    }
    List<FieldSpecifier> specifiers = new ArrayList<>(fields);
    for (int i = 0; i < fields && !set.overrun(); i++) {
      int field = set.u16();
      int lengthBytes = set.u16();
      boolean enterprise = dialect == TemplateDialect.IPFIX && (field & ENTERPRISE_BIT) != 0;
      long pen = enterprise ? set.u32() : 0;
      int elementId = enterprise ? field & ~ENTERPRISE_BIT : field;
      specifiers.add(new FieldSpecifier(pen, elementId, lengthBytes));
    }
    boolean wrong = id < Template.FIRST_ID || fields == 0 || scopes > fields || set.overrun();
    if (wrong) {
      report.add(DecodeProblem.TEMPLATE_INVALID);
      return null;
    }
    Template template = new Template(dialect, id, options, scopes, specifiers);
    if (template.minRecordBytes() == 0) {
      report.add(DecodeProblem.TEMPLATE_INVALID);
      return null;
    }
    return template;
  }

  private boolean keep(Template template, DomainState state, DatagramReport report) {
    Template known = state.templates.find(template.id());
    if (known != null && known.definesTheSame(template)) {
      known.lastReceivedEpochNanos = template.lastReceivedEpochNanos;
      report.takeTemplate();
      return true;
    }
    if (known == null && state.templates.size() >= limits.maxTemplatesPerDomain()) {
      report.add(DecodeProblem.TEMPLATE_LIMIT);
      return false;
    }
    if (known != null) {
      report.add(DecodeProblem.TEMPLATE_CHANGED);
    }
    state.templates.put(template);
    report.takeTemplate();
    return true;
  }

  /** RFC 7011 section 8.1: the id of the set stands for all templates of its kind. */
  private static void withdraw(
      int id, boolean options, DomainState state, DatagramReport report) {
    if (id >= Template.FIRST_ID) {
      state.templates.removeIf(template -> template.id() == id);
    } else {
      int all =
          options
              ? TemplateDialect.IPFIX.optionsSetId()
              : TemplateDialect.IPFIX.templateSetId();
      if (id != all) {
        report.add(DecodeProblem.TEMPLATE_INVALID);
        return;
      }
      state.templates.removeIf(template -> template.isOptions() == options);
    }
    report.takeTemplate();
  }

  private static boolean isPadding(WireCursor set) {
    for (int i = 0; i < set.remaining(); i++) {
      if (set.u8At(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
