package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.connector.split.CaptureSplit;
import dev.rearview.connector.split.StateBytes;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.journal.JournalPosition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads captures one after another, as one collector run. */
final class CaptureCursor extends SplitCursor {
  private final List<String> paths;
  private int file;
  private long resumeOffset;
  private CaptureFile source;
  private long skippedBefore;

  CaptureCursor(CaptureSplit split, FlowDecoder decoder) {
    super(split, decoder);
    this.paths = split.paths();
    this.file = split.file();
    this.resumeOffset = split.offset();
  }

  @Override
  Next read(Datagram into) throws IOException {
    while (file < paths.size()) {
      if (source == null) {
        Path path = Path.of(paths.get(file));
        source =
            resumeOffset == 0
                ? CaptureFile.open(path)
                : CaptureFile.open(path, new JournalPosition(0, resumeOffset));
      }
      Next next = source.next(into);
      if (next == Next.DATAGRAM) {
        return next;
      }
      skippedBefore = packetsSkipped();
      if (source.cutShort()) {
        cutShort().add(file, source.bytesLost());
      }
      source.close();
      source = null;
      resumeOffset = 0;
      file++;
    }
    return Next.END;
  }

  @Override
  long fileNumber() {
    return file;
  }

  @Override
  String journal() {
    return "";
  }

  @Override
  String partition(long fileNumber) {
    return paths.get((int) fileNumber);
  }

  @Override
  long segment(long fileNumber) {
    return 0;
  }

  @Override
  JournalPosition datagramPosition() {
    return source.datagramPosition();
  }

  @Override
  long pendingBytes() {
    long pending = source == null ? 0 : source.pendingBytes();
    for (int later = source == null ? file : file + 1; later < paths.size(); later++) {
      // Of a file that is missing: 0. It is reported when its turn comes; here it blurs a gauge.
      pending += new File(paths.get(later)).length();
    }
    return pending;
  }

  @Override
  long packetsSkipped() {
    return skippedBefore
        + (source == null ? 0 : source.fragmentsSkipped() + source.foreignSkipped());
  }

  @Override
  CaptureSplit snapshot() {
    long offset = source == null ? resumeOffset : source.position().offset();
    return new CaptureSplit(
        paths, file, offset, StateBytes.of(decoder().snapshot()), reportState());
  }

  @Override
  public void close() throws IOException {
    if (source != null) {
      source.close();
      source = null;
    }
  }
}
