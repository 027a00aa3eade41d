package dev.rearview.connector.files;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Version 1: one byte. */
final class FilesEnumeratorStateSerializer
    implements SimpleVersionedSerializer<FilesEnumeratorState> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(FilesEnumeratorState state) {
    return new byte[] {(byte) (state.assigned() ? 1 : 0)};
  }

  @Override
  public FilesEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION || serialized.length != 1) {
      throw new IOException("No state of an enumerator of files: version " + version);
    }
    return new FilesEnumeratorState(serialized[0] != 0);
  }
}
