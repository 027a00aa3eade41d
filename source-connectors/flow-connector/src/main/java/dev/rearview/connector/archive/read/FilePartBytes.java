package dev.rearview.connector.archive.read;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How parts of files stand in checkpoints: of version 1, and of no other yet. */
final class FilePartBytes {
  private static final int MAX_PARTS = 10_000_000;

  private FilePartBytes() {}

  static void write(DataOutput out, List<FilePart> parts) throws IOException {
    out.writeInt(parts.size());
    for (FilePart part : parts) {
      FileEntry file = part.file();
      out.writeUTF(file.path());
      out.writeLong(file.rows());
      out.writeLong(file.bytes());
      writeRange(out, file.received());
      writeRange(out, file.started());
      writeRange(out, file.ended());
      out.writeLong(file.unknownStarts());
      out.writeLong(file.unknownEnds());
      out.writeBoolean(file.compacted());
      out.writeInt(part.part());
      out.writeInt(part.parts());
    }
  }

  static List<FilePart> read(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_PARTS) {
      throw new IOException(
          "Archive split with "
              + count
              + " parts of files in the checkpoint; the limit is "
              + MAX_PARTS);
    }
    List<FilePart> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FileEntry file =
          new FileEntry(
              in.readUTF(),
              in.readLong(),
              in.readLong(),
              readRange(in),
              readRange(in),
              readRange(in),
              in.readLong(),
              in.readLong(),
              in.readBoolean());
      parts.add(new FilePart(file, in.readInt(), in.readInt()));
    }
    return parts;
  }

  private static void writeRange(DataOutput out, MillisRange range) throws IOException {
    out.writeLong(range.min());
    out.writeLong(range.max());
  }

  private static MillisRange readRange(DataInput in) throws IOException {
    return new MillisRange(in.readLong(), in.readLong());
  }
}
