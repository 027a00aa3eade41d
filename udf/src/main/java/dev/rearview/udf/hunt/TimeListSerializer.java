package dev.rearview.udf.hunt;

import dev.rearview.udf.argument.ObjectSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link TimeList} into state, and between tasks. */
public final class TimeListSerializer extends ObjectSerializer<TimeList> {
  private static final long serialVersionUID = 1;

  @Override
  public TimeList createInstance() {
    return new TimeList();
  }

  @Override
  public void serialize(TimeList list, DataOutputView target) throws IOException {
    long[] times = list.sorted();
    target.writeInt(times.length);
    for (long time : times) {
      target.writeLong(time);
    }
  }

  @Override
  public TimeList deserialize(DataInputView source) throws IOException {
    TimeList list = new TimeList();
    int count = source.readInt();
    for (int i = 0; i < count; i++) {
      list.add(source.readLong());
    }
    return list;
  }

  @Override
  public TypeSerializerSnapshot<TimeList> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serializer wrote the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TimeList> {
    public Snapshot() {
      super(TimeListSerializer::new);
    }
  }
}
