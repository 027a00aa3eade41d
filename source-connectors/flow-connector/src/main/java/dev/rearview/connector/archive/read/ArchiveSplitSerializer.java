package dev.rearview.connector.archive.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes splits into checkpoints and savepoints.
 *
 * @see dev.rearview.connector.split.FlowSplitSerializer on versions
 */
public final class ArchiveSplitSerializer implements SimpleVersionedSerializer<ArchiveSplit> {
  static final int VERSION_1 = 1;

  @Override
  public int getVersion() {
    return VERSION_1;
  }

  @Override
  public byte[] serialize(ArchiveSplit split) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(split.splitId());
    FilePartBytes.write(out, split.parts());
    out.writeInt(split.current());
    out.writeLong(split.rows());
    return bytes.toByteArray();
  }

  @Override
  public ArchiveSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION_1) {
      throw new IOException(
          "Archive split of version " + version + " in the checkpoint; this build reads version 1");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    return new ArchiveSplit(in.readUTF(), FilePartBytes.read(in), in.readInt(), in.readLong());
  }
}
