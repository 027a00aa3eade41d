package dev.rearview.connector.split;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes splits into checkpoints and savepoints.
 *
 * <p>The format outlives releases: a version is never changed once published, a new one is added
 * beside it, and the golden bytes under {@code src/test/resources/state} hold both.
 */
public final class FlowSplitSerializer implements SimpleVersionedSerializer<FlowSplit> {
  /** Position and decoder state. */
  static final int VERSION_1 = 1;

  /** The same, then what was reported of exporters. */
  static final int VERSION_2 = 2;

  private static final int JOURNAL = 1;
  private static final int CAPTURES = 2;
  private static final int MAX_STATE_BYTES = 64 << 20;
  private static final int MAX_PATHS = 1_000_000;

  @Override
  public int getVersion() {
    return VERSION_2;
  }

  @Override
  public byte[] serialize(FlowSplit split) throws IOException {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(128 + split.decoderState().bytes().length);
    DataOutputStream out = new DataOutputStream(bytes);
    if (split instanceof JournalSplit journal) {
      out.writeByte(JOURNAL);
      out.writeUTF(journal.journalId());
      out.writeUTF(journal.partition());
      writePoint(out, journal.start());
      writePoint(out, journal.stop());
    } else if (split instanceof CaptureSplit captures) {
      out.writeByte(CAPTURES);
      out.writeInt(captures.paths().size());
      for (String path : captures.paths()) {
        out.writeUTF(path);
      }
      out.writeInt(captures.file());
      out.writeLong(captures.offset());
    }
    writeState(out, split.decoderState());
    writeState(out, split.reportState());
    return bytes.toByteArray();
  }

  @Override
  public FlowSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION_1 && version != VERSION_2) {
      throw new IOException(
          "Flow split of version "
              + version
              + " in the checkpoint; this build reads versions 1 and 2");
    }
    boolean reports = version >= VERSION_2;
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    int kind = in.readByte();
    return switch (kind) {
      case JOURNAL ->
          new JournalSplit(
              in.readUTF(),
              in.readUTF(),
              readPoint(in),
              readPoint(in),
              readState(in),
              reports ? readState(in) : StateBytes.EMPTY);
      case CAPTURES ->
          new CaptureSplit(
              readPaths(in),
              in.readInt(),
              in.readLong(),
              readState(in),
              reports ? readState(in) : StateBytes.EMPTY);
      default -> throw new IOException("Flow split of unknown kind " + kind + " in the checkpoint");
    };
  }

  /** Writes a point as it stands in splits of all versions. */
  public static void writePoint(DataOutput out, JournalPoint point) throws IOException {
    out.writeByte(point.kind().code());
    out.writeLong(point.epochMillis());
    out.writeLong(point.segment());
    out.writeLong(point.offset());
  }

  /** Reads what {@link #writePoint} has written. */
  public static JournalPoint readPoint(DataInput in) throws IOException {
    return new JournalPoint(
        JournalPoint.Kind.ofCode(in.readByte()), in.readLong(), in.readLong(), in.readLong());
  }

  private static List<String> readPaths(DataInput in) throws IOException {
    int count = bounded(in.readInt(), MAX_PATHS, "paths");
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      paths.add(in.readUTF());
    }
    return paths;
  }

  private static void writeState(DataOutput out, StateBytes state) throws IOException {
    out.writeInt(state.bytes().length);
    out.write(state.bytes());
  }

  private static StateBytes readState(DataInput in) throws IOException {
    byte[] state = new byte[bounded(in.readInt(), MAX_STATE_BYTES, "bytes of state")];
    in.readFully(state);
    return StateBytes.of(state);
  }

  private static int bounded(int count, int limit, String what) throws IOException {
    if (count < 0 || count > limit) {
      throw new IOException(
          "Flow split with " + count + " " + what + " in the checkpoint; the limit is " + limit);
    }
    return count;
  }
}
