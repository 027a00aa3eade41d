package dev.rearview.connector.enumerator;

import dev.rearview.connector.split.FlowSplit;
import dev.rearview.connector.split.FlowSplitSerializer;
import dev.rearview.connector.split.JournalPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes the enumerator's state into checkpoints; see {@link FlowSplitSerializer} on versions. */
public final class FlowEnumeratorStateSerializer
    implements SimpleVersionedSerializer<FlowEnumeratorState> {
  /** What is known, and the splits that no reader holds. */
  private static final int VERSION_1 = 1;

  /** The same, then the places to begin at. */
  private static final int VERSION_2 = 2;

  private final FlowSplitSerializer splitSerializer = new FlowSplitSerializer();

  @Override
  public int getVersion() {
    return VERSION_2;
  }

  @Override
  public byte[] serialize(FlowEnumeratorState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(state.started());
    out.writeInt(state.known().size());
    for (String id : new TreeSet<>(state.known())) {
      out.writeUTF(id);
    }
    out.writeInt(splitSerializer.getVersion());
    out.writeInt(state.unassigned().size());
    for (FlowSplit split : state.unassigned()) {
      byte[] serialized = splitSerializer.serialize(split);
      out.writeInt(serialized.length);
      out.write(serialized);
    }
    Map<String, JournalPoint> starts = new TreeMap<>(state.starts());
    out.writeInt(starts.size());
    for (Map.Entry<String, JournalPoint> start : starts.entrySet()) {
      out.writeUTF(start.getKey());
      FlowSplitSerializer.writePoint(out, start.getValue());
    }
    return bytes.toByteArray();
  }

  @Override
  public FlowEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION_1 && version != VERSION_2) {
      throw new IOException(
          "Enumerator state of version "
              + version
              + " in the checkpoint; this build reads versions 1 and 2");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    boolean started = in.readBoolean();
    Set<String> known = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      known.add(in.readUTF());
    }
    int splitVersion = in.readInt();
    List<FlowSplit> unassigned = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      byte[] split = in.readNBytes(in.readInt());
      unassigned.add(splitSerializer.deserialize(splitVersion, split));
    }
    Map<String, JournalPoint> starts = new HashMap<>();
    for (int left = version == VERSION_1 ? 0 : in.readInt(); left > 0; left--) {
      starts.put(in.readUTF(), FlowSplitSerializer.readPoint(in));
    }
    return new FlowEnumeratorState(known, started, unassigned, starts);
  }
}
