package dev.rearview.codec.template;

import dev.rearview.codec.element.InformationElement;
import dev.rearview.codec.element.Target;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import java.util.ArrayList;
import java.util.List;

/** Compiles templates for the columns that somebody will read. */
final class FlowPlanCompiler {
  private final FieldSelection selection;

  FlowPlanCompiler(FieldSelection selection) {
    this.selection = selection;
  }

  /** The plans of a template of flows. */
  FlowPlans compile(Template template) {
    List<Integer> volumes = new ArrayList<>();
    for (int i = 0; i < template.count(); i++) {
      Target target = template.element(i).target();
      boolean number = template.lengthBytes(i) <= Long.BYTES;
      if (number && target != null && target.reverse() && isVolume(target.column())) {
        volumes.add(i);
      }
    }
    FlowPlan forward = new FlowPlanBuilder(template, selection, false).build();
    FlowPlan reverse =
        volumes.isEmpty() ? null : new FlowPlanBuilder(template, selection, true).build();
    return new FlowPlans(forward, reverse, ints(volumes));
  }

  private static boolean isVolume(FlowField column) {
    return column == FlowField.PACKETS || column == FlowField.OCTETS;
  }

  static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether the element is padding, which tells nothing (IE 210). */
  static boolean isPadding(InformationElement element) {
    return element.pen() == 0 && element.name().equals("paddingOctets");
  }
}
