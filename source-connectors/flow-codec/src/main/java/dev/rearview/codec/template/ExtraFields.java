package dev.rearview.codec.template;

import dev.rearview.codec.element.SubTemplates;
import dev.rearview.codec.element.ValueText;
import dev.rearview.codec.packet.PacketWalker;
import dev.rearview.codec.record.ExtraValues;
import dev.rearview.codec.template.FlowPlan.Extra;
import dev.rearview.codec.wire.WireCursor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a record that no column shows, read when somebody asks. Reused. */
final class ExtraFields implements ExtraValues {
  private final WireCursor set;
  private final RecordFields fields;
  private final PacketWalker walker;
  private Template template;
  private Extra[] extras;
  private SubTemplates templates;
  private boolean startKnown;
  private boolean walked;

  /** Reads the record that {@code set} is at, as {@code fields} has measured it. */
  ExtraFields(WireCursor set, RecordFields fields, PacketWalker walker) {
    this.set = set;
    this.fields = fields;
    this.walker = walker;
  }

  /**
   * Begins with another record.
   *
   * @param startKnown whether uptimes could be told as times
   * @param walked whether the record has a packet that the walker has read
   */
  void begin(
      Template template,
      Extra[] extras,
      SubTemplates templates,
      boolean startKnown,
      boolean walked) {
    this.template = template;
    this.extras = extras;
    this.templates = templates;
    this.startKnown = startKnown;
    this.walked = walked;
  }

  /** Whether there is any value to be read. */
  boolean isAny() {
    for (Extra extra : extras) {
      if (isShown(extra)) {
        return true;
      }
    }
    return walked;
  }

  @Override
  public Map<String, String> read() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Extra extra : extras) {
      if (isShown(extra)) {
        put(values, template, extra.field(), text(extra.field()));
      }
    }
    if (walked) {
      walker.putExtra(values);
    }
    return values;
  }

  /** Adds a value; an element that a record has more than once is numbered from the second on. */
  static void put(Map<String, String> values, Template template, int field, String text) {
    String name = template.element(field).name();
    if (values.putIfAbsent(name, text) != null) {
      int number = 2;
      while (values.putIfAbsent(name + "_" + number, text) != null) {
        number++;
      }
    }
  }

  private boolean isShown(Extra extra) {
    if (extra.withoutStart() && startKnown) {
      return false;
    }
    return extra.preferred() == FlowPlan.NONE
        || (!isZero(extra.field()) && !isZero(extra.preferred()));
  }

  private String text(int field) {
    return ValueText.of(
        template.element(field).type(), set, fields.start(field), fields.length(field), templates);
  }

  private boolean isZero(int field) {
    for (int i = 0; i < fields.length(field); i++) {
      if (set.u8At(fields.start(field) + i) != 0) {
        return false;
      }
    }
    return true;
  }
}
