package dev.rearview.codec.template;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.wire.WireCursor;

/**
 * Reads sets of templates and options templates (RFC 3954 sections 5.2 and 6.1, RFC 7011 section
 * 3.4) into the templates of a domain.
 */
final class TemplateReader {
  /** A template is an id and a count at least; less is padding. */
  private static final int MIN_TEMPLATE_BYTES = 4;

  private static final int FIELD_COUNT_OFFSET = 2;

  /** There is no further template. */
  static final int NONE = -1;

  private final DecoderLimits limits;
  private final TemplateDefinition definition = new TemplateDefinition();

  TemplateReader(DecoderLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a set up to the next template of records; withdrawals are carried out on the way.
   *
   * @param set what is left of the set, without its header; is moved behind the template
   * @return the id of the template, which was kept; {@link #NONE} if there is no further one
   */
  int next(
      WireCursor set,
      TemplateDialect dialect,
      boolean options,
      MessageHeader header,
      DomainState state,
      DatagramReport report) {
    while (set.has(MIN_TEMPLATE_BYTES)) {
      int id = set.u16At(0);
      if (id < Template.FIRST_ID && isPadding(set)) {
        return NONE;
      }
      Template known = state.templates.find(id);
      if (known != null && known.isOptions() == options && set.startsWith(known.definition())) {
        set.skip(known.definition().length);
        known.lastReceivedEpochNanos = header.datagram.receivedEpochNanos;
        report.takeTemplate();
        return id;
      }
      if (dialect == TemplateDialect.IPFIX && set.u16At(FIELD_COUNT_OFFSET) == 0) {
        set.skip(MIN_TEMPLATE_BYTES);
        withdraw(id, options, state, report);
        continue;
      }
      Template read = definition.read(set, dialect, options, limits.maxFieldsPerTemplate());
      if (read == null) {
        report.add(definition.problem());
        set.skip(set.remaining());
        return NONE;
      }
      read.lastReceivedEpochNanos = header.datagram.receivedEpochNanos;
      if (keep(read, known, state, report)) {
        return id;
      }
    }
    return NONE;
  }

  private boolean keep(
      Template template, Template known, DomainState state, DatagramReport report) {
    boolean tooMany = known == null && state.templates.size() >= limits.maxTemplatesPerDomain();
    if (tooMany
        || !state.keep(template, limits.maxTemplateBytesPerExporter(), limits.maxTemplateBytes())) {
      // Data of the new definition must not be read by the old one.
      state.withdraw(other -> other.id() == template.id());
      report.add(DecodeProblem.TEMPLATE_LIMIT);
      return false;
    }
    if (known != null) {
      report.add(DecodeProblem.TEMPLATE_CHANGED);
    }
    report.takeTemplate();
    return true;
  }

  /** RFC 7011 section 8.1: the id of the set stands for all templates of its kind. */
  private static void withdraw(int id, boolean options, DomainState state, DatagramReport report) {
    if (id >= Template.FIRST_ID) {
      state.withdraw(template -> template.id() == id);
    } else {
      int all =
          options ? TemplateDialect.IPFIX.optionsSetId() : TemplateDialect.IPFIX.templateSetId();
      if (id != all) {
        report.add(DecodeProblem.TEMPLATE_INVALID);
        return;
      }
      state.withdraw(template -> template.isOptions() == options);
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
