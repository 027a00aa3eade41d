package dev.rearview.codec.template;

import dev.rearview.codec.derive.FlowTimes;
import dev.rearview.codec.derive.SilkAttributes;
import dev.rearview.codec.derive.VolumeChecks;
import dev.rearview.codec.element.Input;
import dev.rearview.codec.packet.HeaderProtocol;
import dev.rearview.codec.packet.MplsLabels;
import dev.rearview.codec.packet.PacketWalker;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/** Makes the flows of data records: runs a plan, then derives what no element tells by itself. */
final class FlowReader {
  private static final int ICMP = 1;
  private static final int ICMP6 = 58;
  private static final int LABEL_ENTRY_BYTES = 3;
  private static final int LABEL_SHIFT = 4;

  private final WireCursor set;
  private final RecordFields fields;
  private final FlowRecord record;
  private final FieldValues values;
  private final FlowTimes times;
  private final VolumeChecks volume;
  private final PacketWalker walker;
  private final ExtraFields extra;
  private final MplsLabels labels = new MplsLabels();
  private final MessageColumns netFlow9;
  private final MessageColumns ipfix;
  private final boolean icmpWanted;
  private final boolean samplingWanted;
  private final boolean extraWanted;
  private final boolean attributesWanted;
  private final long selected;
  private MessageHeader header;
  private DomainState state;
  private MessageColumns columns;

  /**
   * Reads the record that {@code set} is at, as {@code fields} has measured it.
   *
   * @param record filled anew for each flow
   */
  FlowReader(FieldSelection selection, WireCursor set, RecordFields fields, FlowRecord record) {
    this.set = set;
    this.fields = fields;
    this.record = record;
    values = new FieldValues(set, fields);
    times = new FlowTimes(selection);
    volume = new VolumeChecks(selection);
    walker = new PacketWalker(selection);
    extra = new ExtraFields(set, fields, walker);
    netFlow9 = new MessageColumns(selection, TemplateDialect.NETFLOW9.protocol());
    ipfix = new MessageColumns(selection, TemplateDialect.IPFIX.protocol());
    icmpWanted = FlowPlan.wants(selection, NeededValues.ICMP_COLUMNS);
    samplingWanted = selection.contains(FlowField.SAMPLING_RATE);
    extraWanted = selection.contains(FlowField.EXTRA);
    attributesWanted = selection.contains(FlowField.ATTRIBUTES);
    selected = selection.mask();
    columns = netFlow9;
  }

  /** Begins with the records of another set. */
  void begin(MessageHeader header, DomainState state) {
    this.header = header;
    this.state = state;
    columns = header.protocol == TemplateDialect.NETFLOW9.protocol() ? netFlow9 : ipfix;
    columns.set(header, record);
    times.message(header.exportEpochMillis, header.exportTimeInvalid, header.headerEpochSecond);
    if (header.hasUptime) {
      times.uptime(header.uptimeMillis);
    } else if (state.systemInitEpochMillis != DomainState.UNKNOWN) {
      times.systemInit(state.systemInitEpochMillis);
    }
  }

  /** Delivers the flow of the record in one direction. */
  void read(Template template, FlowPlan plan, Delivery delivery) {
    DatagramReport report = delivery.report();
    values.read(plan, record, columns.presentMask(), columns.ipv4Mask(), report);
    if (values.has(Input.SYSTEM_INIT_MILLISECONDS)) {
      times.systemInit(FieldValues.value(record, Input.SYSTEM_INIT_MILLISECONDS));
    }
    times.apply(record, values.inputs(), report);
    if (icmpWanted) {
      icmp();
    }
    if (samplingWanted) {
      FlowSampling.apply(values, plan, state.rates, record);
    }
    if (plan.mplsLabels().length > 0) {
      labels(plan.mplsLabels());
    }
    flags();
    if (attributesWanted) {
      attributes();
    }
    boolean walked = packet(plan, report);
    checkVolume(report);
    if (extraWanted && (plan.extras().length > 0 || walked)) {
      extra.begin(template, plan.extras(), state.templates, times.startKnown(), walked);
      if (extra.isAny()) {
        record.setExtra(extra);
      }
    }
    delivery.flow(record, header.late);
  }

  /** An exporter that tells the flags of the first packet and of the others apart. */
  private void flags() {
    boolean split = values.has(FlowField.INITIAL_FLAGS) || values.has(FlowField.SESSION_FLAGS);
    if (split && !values.has(FlowField.TCP_FLAGS)) {
      long initial = values.columnOrZero(record, FlowField.INITIAL_FLAGS);
      set(FlowField.TCP_FLAGS, initial | values.columnOrZero(record, FlowField.SESSION_FLAGS));
    }
  }

  private void attributes() {
    String text =
        SilkAttributes.of(
            values.inputOrZero(record, Input.SILK_TCP_STATE),
            values.inputOrZero(record, Input.FLOW_ATTRIBUTES),
            values.columnOrZero(record, FlowField.FLOW_END_REASON));
    if (!text.isEmpty()) {
      record.setText(FlowField.ATTRIBUTES, text);
    }
  }

  /** Events, such as those of firewalls, need not have a volume. */
  private void checkVolume(DatagramReport report) {
    if (!record.has(FlowField.FIREWALL_EVENT) && !record.has(FlowField.NAT_EVENT)) {
      volume.applyPresent(record, report);
    }
  }

  /** Type and code from elements of their own, from one for both, or from the ports. */
  private void icmp() {
    long protocol = record.slot(FlowField.PROTOCOL.ordinal());
    boolean known = values.has(FlowField.PROTOCOL);
    if (known && protocol != ICMP && protocol != ICMP6) {
      record.remove(FlowField.ICMP_TYPE);
      record.remove(FlowField.ICMP_CODE);
      return;
    }
    if (values.has(FlowField.ICMP_TYPE) || values.has(FlowField.ICMP_CODE)) {
      return;
    }
    boolean told = values.has(Input.ICMP_TYPE_CODE);
    long word = told ? FieldValues.value(record, Input.ICMP_TYPE_CODE) : 0;
    if (word == 0 && known && values.has(FlowField.DST_PORT)) {
      word = record.slot(FlowField.DST_PORT.ordinal());
      told = true;
    }
    if (word == 0 && known && values.has(FlowField.SRC_PORT)) {
      word = record.slot(FlowField.SRC_PORT.ordinal());
      told = true;
    }
    if (told) {
      set(FlowField.ICMP_TYPE, word >> Byte.SIZE & 0xff);
      set(FlowField.ICMP_CODE, word & 0xff);
    }
  }

  private void set(FlowField column, long value) {
    if ((selected & FlowRecord.bit(column)) != 0) {
      record.setLong(column, value);
    }
  }

  /** Entries of 20 bits of label, 3 of class and the bottom bit; zeros follow the bottom. */
  private void labels(int[] entries) {
    labels.clear();
    for (int field : entries) {
      if (fields.length(field) != LABEL_ENTRY_BYTES) {
        continue;
      }
      long entry = set.numberAt(fields.start(field), LABEL_ENTRY_BYTES);
      if (entry != 0) {
        labels.push((int) (entry >> LABEL_SHIFT));
      }
      if ((entry & 1) != 0) {
        break;
      }
    }
    if (labels.count() > 0) {
      record.setText(FlowField.MPLS_LABELS, labels.text());
    }
  }

  /** Fills the columns that no element told from the piece of a packet; false if there is none. */
  private boolean packet(FlowPlan plan, DatagramReport report) {
    int field = plan.linkSection() != FlowPlan.NONE ? plan.linkSection() : plan.ipSection();
    if (field == FlowPlan.NONE || fields.length(field) == 0) {
      return false;
    }
    long absent = ~record.presentMask();
    int start = fields.start(field);
    int length = fields.length(field);
    boolean readable =
        field == plan.linkSection()
            ? walker.linkLayer(set, start, length, HeaderProtocol.ETHERNET, record, absent)
            : walker.ip(set, start, length, record, absent);
    if (!readable) {
      report.add(DecodeProblem.PACKET_UNREADABLE);
    }
    return true;
  }
}
