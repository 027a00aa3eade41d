package dev.rearview.codec.template;

import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.wire.WireCursor;
import java.util.ArrayList;
import java.util.List;

/** Reads one template or options template, from its id on. Says why, if it is none. */
final class TemplateDefinition {
  private static final int ENTERPRISE_BIT = 0x8000;

  private final WireCursor start = new WireCursor();
  private DecodeProblem problem;

  /** What is wrong with the template that was read last; null if nothing. */
  DecodeProblem problem() {
    return problem;
  }

  /** The template of bytes that were read before, or null if they are none. */
  static Template of(byte[] definition, TemplateDialect dialect, boolean options) {
    WireCursor cursor = new WireCursor();
    cursor.wrap(definition, 0, definition.length);
    return new TemplateDefinition().read(cursor, dialect, options, Integer.MAX_VALUE);
  }

  /**
   * Reads a template and goes past it.
   *
   * @return null if it is none, or has more than {@code maxFields} fields
   */
  Template read(WireCursor set, TemplateDialect dialect, boolean options, int maxFields) {
    start.view(set, 0, set.remaining());
    problem = null;
    int id = set.u16();
    int counts = options ? dialect.readCounts(set) : set.u16();
    int scopes = counts >>> Short.SIZE;
    int fields = counts & 0xffff;
    if (fields > maxFields) {
      return reject(DecodeProblem.TEMPLATE_FIELD_LIMIT);
    }
    List<FieldSpecifier> specifiers = new ArrayList<>(fields);
    for (int i = 0; i < fields && !set.overrun(); i++) {
      specifiers.add(specifier(set, dialect));
    }
    if (id < Template.FIRST_ID || fields == 0 || scopes > fields || set.overrun()) {
      return reject(DecodeProblem.TEMPLATE_INVALID);
    }
    byte[] definition = start.copyAt(0, start.remaining() - set.remaining());
    Template template = new Template(dialect, id, options, scopes, specifiers, definition);
    // Records of no bytes would have no end.
    return template.minRecordBytes() > 0 ? template : reject(DecodeProblem.TEMPLATE_INVALID);
  }

  private Template reject(DecodeProblem problem) {
    this.problem = problem;
    return null;
  }

  private static FieldSpecifier specifier(WireCursor set, TemplateDialect dialect) {
    int id = set.u16();
    int lengthBytes = set.u16();
    boolean enterprise = dialect == TemplateDialect.IPFIX && (id & ENTERPRISE_BIT) != 0;
    return enterprise
        ? new FieldSpecifier(set.u32(), id & ~ENTERPRISE_BIT, lengthBytes)
        : new FieldSpecifier(0, id, lengthBytes);
  }
}
