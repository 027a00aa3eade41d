package dev.rearview.udf.sets;

import dev.rearview.udf.argument.ObjectSerializer;
import dev.rearview.udf.prefix.IpBlock;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link BlockSet} into state, and between tasks. */
public final class BlockSetSerializer extends ObjectSerializer<BlockSet> {
  private static final long serialVersionUID = 1;

  @Override
  public BlockSet createInstance() {
    return new BlockSet();
  }

  @Override
  public void serialize(BlockSet set, DataOutputView target) throws IOException {
    target.writeInt(set.blocks().size());
    for (IpBlock block : set.blocks()) {
      target.writeLong(block.high());
      target.writeLong(block.low());
      target.writeByte(block.prefixBits());
    }
  }

  @Override
  public BlockSet deserialize(DataInputView source) throws IOException {
    BlockSet set = new BlockSet();
    int count = source.readInt();
    for (int i = 0; i < count; i++) {
      set.add(new IpBlock(source.readLong(), source.readLong(), source.readUnsignedByte()));
    }
    return set;
  }

  @Override
  public TypeSerializerSnapshot<BlockSet> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serializer wrote the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<BlockSet> {
    public Snapshot() {
      super(BlockSetSerializer::new);
    }
  }
}
