package dev.rearview.udf.aggregate;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes a {@link TopSketch} into state, and between tasks. */
public final class TopSketchSerializer extends SketchSerializer<TopSketch> {
  private static final long serialVersionUID = 1;

  @Override
  byte[] toBytes(TopSketch sketch) {
    return sketch.toBytes();
  }

  @Override
  TopSketch fromBytes(byte[] bytes) {
    return TopSketch.fromBytes(bytes);
  }

  @Override
  public TopSketch createInstance() {
    return new TopSketch();
  }

  @Override
  public TypeSerializerSnapshot<TopSketch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serializer wrote the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TopSketch> {
    public Snapshot() {
      super(TopSketchSerializer::new);
    }
  }
}
