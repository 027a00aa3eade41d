package dev.rearview.connector.archive.read;

import dev.rearview.archive.log.JournalPlace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes the enumerator's state into checkpoints; see {@link ArchiveSplitSerializer}. */
public final class ArchiveEnumeratorStateSerializer
    implements SimpleVersionedSerializer<ArchiveEnumeratorState> {
  private static final int VERSION_1 = 1;

  private final ArchiveSplitSerializer splitSerializer = new ArchiveSplitSerializer();

  @Override
  public int getVersion() {
    return VERSION_1;
  }

  @Override
  public byte[] serialize(ArchiveEnumeratorState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(state.version());
    FilePartBytes.write(out, state.pending());
    out.writeInt(splitSerializer.getVersion());
    out.writeInt(state.returned().size());
    for (ArchiveSplit split : state.returned()) {
      byte[] serialized = splitSerializer.serialize(split);
      out.writeInt(serialized.length);
      out.write(serialized);
    }
    out.writeLong(state.splits());
    out.writeInt(state.handOver().size());
    for (Map.Entry<String, JournalPlace> place : new TreeMap<>(state.handOver()).entrySet()) {
      out.writeUTF(place.getKey());
      out.writeLong(place.getValue().segment());
      out.writeLong(place.getValue().offset());
    }
    return bytes.toByteArray();
  }

  @Override
  public ArchiveEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION_1) {
      throw new IOException(
          "Archive enumerator state of version "
              + version
              + " in the checkpoint; this build reads version 1");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    long logVersion = in.readLong();
    List<FilePart> pending = FilePartBytes.read(in);
    int splitVersion = in.readInt();
    List<ArchiveSplit> returned = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      byte[] split = in.readNBytes(in.readInt());
      returned.add(splitSerializer.deserialize(splitVersion, split));
    }
    long splits = in.readLong();
    Map<String, JournalPlace> handOver = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      handOver.put(in.readUTF(), new JournalPlace(in.readLong(), in.readLong()));
    }
    return new ArchiveEnumeratorState(logVersion, pending, returned, splits, handOver);
  }
}
