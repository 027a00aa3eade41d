package dev.rearview.codec.sflow;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.ExtraValues;
import java.util.Map;

/**
 * What a flow sample says beyond the columns, as text: the header's and the sample's own values,
 * then each structure's as {@code structure.field}, an unknown one's bytes as {@code
 * enterprise:format}, then what the walker found in the packet.
 */
final class FlowExtra implements ExtraValues {
  private final SflowHeader header;
  private final FlowSample sample;
  private final FlowStructures columns;
  private Structures structures;

  FlowExtra(SflowHeader header, FlowSample sample, FlowStructures columns) {
    this.header = header;
    this.sample = sample;
    this.columns = columns;
  }

  /** Reads that sample when it is asked. */
  FlowExtra of(Structures structures) {
    this.structures = structures;
    return this;
  }

  @Override
  public Map<String, String> read() {
    StructureTexts texts = new StructureTexts(false);
    texts.put(
        "agentAddress", AddressText.of(header.agentIpv4(), header.agentHigh(), header.agentLow()));
    texts.put("sysUptimeMillis", header.uptimeMillis());
    texts.put("sampleSequence", sample.sequence);
    texts.put("sourceType", sample.sourceKind);
    texts.put("sourceIndex", sample.sourceIndex);
    if (sample.isDiscard()) {
      texts.put("discardReason", sample.discardReason);
    } else {
      texts.put("samplePool", sample.samplePool);
    }
    texts.put("drops", sample.drops);
    putInterfaces(texts);
    structures.rewind();
    while (structures.next()) {
      put(structures, texts);
    }
    columns.putPacketTexts(texts.map());
    return texts.map();
  }

  /** What is not simply an ifIndex. */
  private void putInterfaces(StructureTexts texts) {
    if (sample.isInputLocal()) {
      texts.put("inputInterface", "local");
    } else if (sample.inputForm != FlowSample.SINGLE) {
      texts.put("inputInterface", sample.inputForm + ":" + sample.inputValue);
    }
    if (sample.isOutputLocal()) {
      texts.put("outputInterface", "local");
    } else if (sample.outputForm == FlowSample.DISCARDED) {
      texts.put("outputDiscardReason", sample.outputValue);
    } else if (sample.outputForm == FlowSample.MULTIPLE) {
      texts.put("outputInterfaceCount", sample.outputValue);
    } else if (sample.outputForm != FlowSample.SINGLE) {
      texts.put("outputInterface", sample.outputForm + ":" + sample.outputValue);
    }
  }

  /** Writes the texts of the structure that the walk is at. */
  static void put(Structures structures, StructureTexts into) {
    StructureLayout layout = structures.layout();
    if (layout != null) {
      layout.putTexts(structures.body(), into);
      return;
    }
    int length = structures.body().remaining();
    into.put(
        StructureTable.formatText(structures.format()),
        FieldText.hex(structures.body(), 0, length));
  }
}
