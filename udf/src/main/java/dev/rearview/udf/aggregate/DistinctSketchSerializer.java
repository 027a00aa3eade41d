package dev.rearview.udf.aggregate;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes a {@link DistinctSketch} into state, and between tasks. */
public final class DistinctSketchSerializer extends SketchSerializer<DistinctSketch> {
  private static final long serialVersionUID = 1;

  @Override
  byte[] toBytes(DistinctSketch sketch) {
    return sketch.toBytes();
  }

  @Override
  DistinctSketch fromBytes(byte[] bytes) {
    return DistinctSketch.fromBytes(bytes);
  }

  @Override
  public DistinctSketch createInstance() {
    return new DistinctSketch();
  }

  @Override
  public TypeSerializerSnapshot<DistinctSketch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serializer wrote the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DistinctSketch> {
    public Snapshot() {
      super(DistinctSketchSerializer::new);
    }
  }
}
