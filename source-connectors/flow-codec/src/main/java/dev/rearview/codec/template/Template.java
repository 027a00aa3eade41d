package dev.rearview.codec.template;

import dev.rearview.codec.element.ElementRegistry;
import dev.rearview.codec.element.InformationElement;
import dev.rearview.codec.element.SubTemplates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A template as an exporter sent it, with the plans that were compiled from it. Its definition
 * never changes: one that is sent anew with other bytes is another template.
 */
final class Template implements SubTemplates.Fields {
  /** Number of the first template: lower ones name sets. */
  static final int FIRST_ID = 256;

  private static final int TEMPLATE_BYTES = 512;
  private static final int FIELD_BYTES = 128;

  private final int id;
  private final boolean options;
  private final int scopeFields;
  private final byte[] definition;
  private final InformationElement[] elements;
  private final int[] lengths;
  private final int[] starts;
  private final int fixedFields;
  private final int minRecordBytes;

  /** When it was sent last: nanoseconds since 1970. */
  long lastReceivedEpochNanos;

  private FlowPlans plans;

  /**
   * Makes a template.
   *
   * @param scopeFields number of scopes, which come first
   * @param specifiers its fields, in wire order
   * @param definition the bytes that it was read from, from its id on
   */
  Template(
      TemplateDialect dialect,
      int id,
      boolean options,
      int scopeFields,
      List<FieldSpecifier> specifiers,
      byte[] definition) {
    this.id = id;
    this.definition = definition;
    this.options = options;
    this.scopeFields = scopeFields;
    int count = specifiers.size();
    elements = new InformationElement[count];
    lengths = new int[count];
    starts = new int[count];
    int bytes = 0;
    int fixed = -1;
    for (int i = 0; i < count; i++) {
      FieldSpecifier field = specifiers.get(i);
      elements[i] =
          dialect.element(ElementRegistry.standard(), field.pen(), field.id(), i < scopeFields);
      lengths[i] = field.lengthBytes();
      starts[i] = bytes;
      if (lengths[i] == VARIABLE && fixed < 0) {
        fixed = i;
      }
      bytes += lengths[i] == VARIABLE ? 1 : lengths[i];
    }
    fixedFields = fixed < 0 ? count : fixed;
    minRecordBytes = bytes;
  }

  int id() {
    return id;
  }

  /** Whether it describes options records. */
  boolean isOptions() {
    return options;
  }

  /** Number of scopes, which come first. */
  int scopeFields() {
    return scopeFields;
  }

  /** What keeping it takes with its plans, in bytes: an estimate that is rather too large. */
  int cost() {
    return TEMPLATE_BYTES + elements.length * FIELD_BYTES;
  }

  /** The bytes that it was read from, from its id on; not to be changed. */
  byte[] definition() {
    return definition;
  }

  /** Whether all its records have one length. */
  boolean isFixed() {
    return fixedFields == lengths.length;
  }

  /** Number of fields before the first one of variable length. */
  int fixedFields() {
    return fixedFields;
  }

  /** Length of a record, or of the shortest one that is possible. */
  int minRecordBytes() {
    return minRecordBytes;
  }

  /** Where each field starts in a record without variable fields; not to be changed. */
  int[] starts() {
    return starts;
  }

  /** Length of each field; not to be changed. */
  int[] lengths() {
    return lengths;
  }

  @Override
  public int count() {
    return elements.length;
  }

  @Override
  public InformationElement element(int field) {
    return elements[field];
  }

  @Override
  public int lengthBytes(int field) {
    return lengths[field];
  }

  /** The plans of its flows, compiled when they are asked for first. */
  FlowPlans plans(FlowPlanCompiler compiler) {
    if (plans == null) {
      plans = compiler.compile(this);
    }
    return plans;
  }

  /** What it is, for people. */
  TemplateStats stats() {
    return new TemplateStats(
        id,
        scopeFields,
        Arrays.stream(elements).map(InformationElement::name).toList(),
        IntStream.of(lengths).boxed().toList(),
        lastReceivedEpochNanos);
  }
}
