package dev.rearview.udf.scan;

import dev.rearview.udf.argument.ObjectSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link ScanEvent} into state, and between tasks: 25 bytes a flow. */
public final class ScanEventSerializer extends ObjectSerializer<ScanEvent> {
  private static final long serialVersionUID = 1;
  private static final int NONE = -1;

  @Override
  public ScanEvent createInstance() {
    return new ScanEvent();
  }

  @Override
  public void serialize(ScanEvent event, DataOutputView target) throws IOException {
    target.writeByte(event.isEmpty() ? NONE : event.protocol().ordinal());
    if (event.isEmpty()) {
      return;
    }
    target.writeByte(event.model().ordinal());
    target.writeDouble(event.walk().successIfBenign());
    target.writeDouble(event.walk().successIfScanner());
    target.writeLong(event.flows());
    target.writeLong(event.packets());
    target.writeLong(event.octets());
    target.writeInt(event.keptCount());
    for (ScanFlow flow : event.kept()) {
      target.writeInt(flow.dstIp());
      target.writeChar(flow.srcPort());
      target.writeChar(flow.dstPort());
      target.writeByte(flow.flags());
      target.writeByte(flow.traits());
      target.writeLong(flow.startMillis());
      target.writeLong(flow.endSecond());
    }
  }

  @Override
  public ScanEvent deserialize(DataInputView source) throws IOException {
    ScanEvent event = new ScanEvent();
    int protocol = source.readByte();
    if (protocol == NONE) {
      return event;
    }
    event.ask(
        ScanProtocol.values()[protocol],
        ScanModel.values()[source.readByte()],
        new RandomWalk(source.readDouble(), source.readDouble()));
    event.addCounts(source.readLong(), source.readLong(), source.readLong());
    int kept = source.readInt();
    for (int i = 0; i < kept; i++) {
      event.restore(
          new ScanFlow(
              source.readInt(),
              source.readChar(),
              source.readChar(),
              source.readByte(),
              source.readByte(),
              source.readLong(),
              source.readLong()));
    }
    return event;
  }

  @Override
  public TypeSerializerSnapshot<ScanEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serializer wrote the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScanEvent> {
    public Snapshot() {
      super(ScanEventSerializer::new);
    }
  }
}
