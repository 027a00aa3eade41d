package dev.rearview.codec.sflow;

import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;

/** Makes a flow of one flow sample and delivers it. */
final class FlowSampleDecoder {
  private final FlowColumns columns;
  private final FlowStructures structureColumns;
  private final FlowExtra extra;
  private final FlowSample sample;
  private final SourceTable sources;
  private final boolean extraWanted;

  FlowSampleDecoder(
      FieldSelection selection, SflowHeader header, FlowSample sample, SourceTable sources) {
    this.sample = sample;
    this.sources = sources;
    columns = new FlowColumns(selection);
    structureColumns = new FlowStructures(selection, columns);
    extra = new FlowExtra(header, sample, structureColumns);
    extraWanted = selection.contains(FlowField.EXTRA);
  }

  /**
   * Delivers the sample, whose own values have been read. One that the datagram ends within counts
   * only if it has a packet.
   *
   * @param structures at its first structure
   */
  void decode(Structures structures, Delivery to) {
    columns.begin(to.startFlow(), to.report());
    structureColumns.begin(columns.record(), to.report());
    boolean whole = true;
    while (structures.next()) {
      if (structures.layout() != null) {
        whole &= structureColumns.read(structures.layout(), structures.body());
      }
    }
    boolean cut = structures.cut();
    if (cut) {
      to.once(DecodeProblem.RECORDS_CUT_SHORT);
    } else if (!whole || structures.invalid()) {
      to.once(DecodeProblem.SAMPLE_INVALID);
    }
    if (!sample.isDiscard()) {
      sources.flow(sample, to);
    }
    if (cut && !structureColumns.packetSeen()) {
      return;
    }
    if (sample.isDiscard()) {
      removeVolume();
    } else {
      if (structureColumns.packetSeen()) {
        columns.set(FlowField.PACKETS, 1);
      }
      columns.set(FlowField.SAMPLING_RATE, sample.samplingRate);
    }
    columns.setInterfaces(sample);
    if (extraWanted) {
      columns.record().setExtra(extra.of(structures));
    }
    to.report().deliver();
    to.sink().accept(columns.record());
  }

  /** What never arrived is no traffic, and was perhaps sampled besides. */
  private void removeVolume() {
    columns.record().remove(FlowField.PACKETS);
    columns.record().remove(FlowField.OCTETS);
    columns.record().remove(FlowField.LAYER2_OCTETS);
  }
}
