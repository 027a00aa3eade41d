package dev.rearview.codec.template;

import dev.rearview.codec.element.InformationElement;
import dev.rearview.codec.element.Input;
import dev.rearview.codec.element.Target;
import dev.rearview.codec.plan.DecodePlan;
import dev.rearview.codec.plan.PlanField;
import dev.rearview.codec.plan.PlanField.Encoding;
import dev.rearview.codec.plan.Scratch;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.template.FlowPlan.Alternative;
import dev.rearview.codec.template.FlowPlan.Extra;
import dev.rearview.codec.template.FlowPlan.VariableStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Builds the plan of one template and direction. Used once. */
final class FlowPlanBuilder {
  /** Elements that speak of the reverse flow come before all others in its plan. */
  private static final int REVERSE_FIRST = 1 << 20;

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int MAC_BYTES = 6;

  /** A number of so many bytes fits into every column. */
  private static final int ALWAYS_FITS_BYTES = 3;

  private static final int NONE = FlowPlan.NONE;

  /** One field that fills a column or an input, and how much it is preferred. */
  private record Candidate(int field, int rank) {}

  private final Template template;
  private final boolean reverse;
  private final boolean extraWanted;
  private final long selected;
  private final long needed;
  private final long neededInputs;
  private final Map<FlowField, List<Candidate>> columns = new EnumMap<>(FlowField.class);
  private final Map<Input, List<Candidate>> inputs = new EnumMap<>(Input.class);
  private final Extra[] extras;

  FlowPlanBuilder(Template template, FieldSelection selection, boolean reverse) {
    this.template = template;
    this.reverse = reverse;
    extraWanted = selection.contains(FlowField.EXTRA);
    selected = selection.mask();
    needed = selected | NeededValues.columns(selection);
    neededInputs = NeededValues.inputs(selection);
    extras = new Extra[template.count()];
  }

  FlowPlan build() {
    for (int i = 0; i < template.count(); i++) {
      classify(i);
    }
    List<PlanField> fixed = new ArrayList<>();
    List<VariableStep> variable = new ArrayList<>();
    List<Alternative> alternatives = new ArrayList<>();
    List<FlowField> wide = new ArrayList<>();
    long present = 0;
    long ipv4 = 0;
    long read = 0;
    for (Map.Entry<FlowField, List<Candidate>> entry : columns.entrySet()) {
      FlowField column = entry.getKey();
      List<Candidate> candidates = byRank(entry.getValue());
      int field = candidates.get(0).field;
      int preferred = hasAlternatives(column) ? field : NONE;
      others(candidates).forEach(other -> extra(other.field, preferred, false));
      long bit = FlowRecord.bit(column);
      if ((needed & bit) == 0) {
        continue;
      }
      read |= bit;
      present |= selected & bit;
      ipv4 |= isIpv4(column, field) ? bit : 0;
      add(field, column, null, fixed, variable);
      if (mayBeTooLarge(column, field)) {
        wide.add(column);
      }
      if (hasAlternatives(column)) {
        others(candidates).forEach(other -> alternatives.add(new Alternative(other.field, column)));
      }
    }
    long readInputs = 0;
    for (Map.Entry<Input, List<Candidate>> entry : inputs.entrySet()) {
      Input input = entry.getKey();
      List<Candidate> candidates = byRank(entry.getValue());
      others(candidates).forEach(other -> extra(other.field, NONE, false));
      if ((neededInputs & FlowPlan.bit(input)) != 0) {
        readInputs |= FlowPlan.bit(input);
        add(candidates.get(0).field, null, input, fixed, variable);
      }
    }
    return new FlowPlan(
        DecodePlan.compile(fixed, fixedBytes(), selected),
        variable.toArray(VariableStep[]::new),
        alternatives.toArray(Alternative[]::new),
        wide.toArray(FlowField[]::new),
        present,
        ipv4,
        read,
        readInputs,
        labels(),
        section(Input.LINK_LAYER_SECTION),
        section(Input.IP_SECTION),
        Stream.of(extras).filter(Objects::nonNull).toArray(Extra[]::new),
        isDouble(Input.SAMPLING_PROBABILITY));
  }

  /** Finds out what a field is for in this direction. */
  private void classify(int field) {
    InformationElement element = template.element(field);
    Target target = element.target();
    if (target == null || unreadable(target, field)) {
      if (!FlowPlanCompiler.isPadding(element)) {
        extra(field, NONE, false);
      }
      return;
    }
    boolean ofReverse = target.reverse() || target.input() == Input.REVERSE_DELAY_MILLISECONDS;
    if (ofReverse && !reverse) {
      return;
    }
    int rank = target.rank() - (target.reverse() ? REVERSE_FIRST : 0);
    if (target.column() != null) {
      FlowField column =
          reverse && !target.reverse() ? ReverseColumns.of(target.column()) : target.column();
      if (column != null) {
        columns.computeIfAbsent(column, c -> new ArrayList<>()).add(new Candidate(field, rank));
      }
      return;
    }
    if (NeededValues.tellsMore(target.input())) {
      extra(field, NONE, false);
    } else if (NeededValues.needsStart(target.input())) {
      extra(field, NONE, true);
    }
    if (!isList(target.input())) {
      inputs
          .computeIfAbsent(target.input(), i -> new ArrayList<>())
          .add(new Candidate(field, rank));
    }
  }

  /** Whether the length of a field is none that its column or input can be read from. */
  private boolean unreadable(Target target, int field) {
    int length = template.lengthBytes(field);
    if (length == Template.VARIABLE || isList(target.input())) {
      return false;
    }
    if (target.column() == null) {
      return Encoding.number(length) == null;
    }
    return switch (target.column().type()) {
      case ADDRESS -> length != IPV4_BYTES && length != IPV6_BYTES;
      case MAC -> length != MAC_BYTES;
      case INT, LONG -> Encoding.number(length) == null;
      case TIME, TEXT, MAP, COUNTS -> true;
    };
  }

  private static boolean isList(Input input) {
    return input == Input.MPLS_LABEL
        || input == Input.LINK_LAYER_SECTION
        || input == Input.IP_SECTION;
  }

  private void add(
      int field,
      FlowField column,
      Input input,
      List<PlanField> fixed,
      List<VariableStep> variable) {
    if (field >= template.fixedFields()) {
      int slot = column != null ? column.ordinal() : Scratch.slot(input);
      variable.add(new VariableStep(field, slot, column, input));
      return;
    }
    int start = template.starts()[field];
    if (column == null) {
      fixed.add(PlanField.of(input, Encoding.number(template.lengthBytes(field)), start));
    } else {
      fixed.add(PlanField.of(column, encoding(column, template.lengthBytes(field)), start));
    }
  }

  private static Encoding encoding(FlowField column, int lengthBytes) {
    if (column.type() == FieldType.ADDRESS) {
      return lengthBytes == IPV6_BYTES ? Encoding.IPV6 : Encoding.IPV4;
    }
    return Encoding.number(lengthBytes);
  }

  private boolean isIpv4(FlowField column, int field) {
    return column.type() == FieldType.ADDRESS && template.lengthBytes(field) == IPV4_BYTES;
  }

  private boolean mayBeTooLarge(FlowField column, int field) {
    return switch (column.type()) {
      case INT -> template.lengthBytes(field) > ALWAYS_FITS_BYTES;
      case LONG -> template.lengthBytes(field) >= Long.BYTES;
      case TIME, ADDRESS, MAC, TEXT, MAP, COUNTS -> false;
    };
  }

  private static boolean hasAlternatives(FlowField column) {
    return switch (column) {
      case SRC_PORT, DST_PORT, ICMP_TYPE, ICMP_CODE, SRC_MASK, DST_MASK, VLAN, POST_VLAN -> true;
      default -> column.type() == FieldType.ADDRESS;
    };
  }

  private int fixedBytes() {
    return template.isFixed()
        ? template.minRecordBytes()
        : template.starts()[template.fixedFields()];
  }

  private int[] labels() {
    if ((selected & FlowRecord.bit(FlowField.MPLS_LABELS)) == 0 || reverse) {
      return new int[0];
    }
    List<Candidate> labels = new ArrayList<>();
    for (int i = 0; i < template.count(); i++) {
      Target target = template.element(i).target();
      if (target != null && target.input() == Input.MPLS_LABEL && !target.reverse()) {
        labels.add(new Candidate(i, target.rank()));
      }
    }
    return byRank(labels).stream().mapToInt(Candidate::field).toArray();
  }

  private int section(Input input) {
    for (int i = 0; i < template.count(); i++) {
      Target target = template.element(i).target();
      if (target != null && target.input() == input && target.reverse() == reverse) {
        return i;
      }
    }
    return NONE;
  }

  private boolean isDouble(Input input) {
    List<Candidate> candidates = inputs.get(input);
    return candidates != null
        && template.lengthBytes(byRank(candidates).get(0).field) == Double.BYTES;
  }

  /** Those that are not preferred; what speaks of the forward flow is none beside the reverse. */
  private static Stream<Candidate> others(List<Candidate> byRank) {
    boolean ofReverse = byRank.get(0).rank < 0;
    return byRank.stream().skip(1).filter(other -> other.rank < 0 == ofReverse);
  }

  private static List<Candidate> byRank(List<Candidate> candidates) {
    return candidates.stream().sorted(Comparator.comparingInt(Candidate::rank)).toList();
  }

  private void extra(int field, int preferred, boolean withoutStart) {
    if (extraWanted) {
      extras[field] = new Extra(field, preferred, withoutStart);
    }
  }
}
