package dev.rearview.connector.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Version 1: the records read, 8 bytes. */
final class FilesSplitSerializer implements SimpleVersionedSerializer<FilesSplit> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(FilesSplit split) {
    return ByteBuffer.allocate(Long.BYTES).putLong(split.recordsRead()).array();
  }

  @Override
  public FilesSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION || serialized.length != Long.BYTES) {
      throw new IOException("No split of files: version " + version);
    }
    return new FilesSplit(ByteBuffer.wrap(serialized).getLong());
  }
}
