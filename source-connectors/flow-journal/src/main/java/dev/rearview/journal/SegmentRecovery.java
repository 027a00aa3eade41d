package dev.rearview.journal;

import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketReader;
import dev.rearview.journal.pcap.PacketReader.Step;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the newest segment in order that a killed writer has left. */
final class SegmentRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentRecovery.class);

  private SegmentRecovery() {}

  /**
   * Cuts the torn last record off the last one of {@code segments}. What is corrupt is left as it
   * is: readers pass over it.
   *
   * @return how many bytes were cut off
   */
  static long cutTornRecord(List<JournalSegment> segments) throws IOException {
    JournalSegment newest = segments.get(segments.size() - 1);
    long end;
    try (FileWindow window = new FileWindow()) {
      window.open(newest.path());
      PacketReader reader = PacketReader.ofSegment(window, JournalPosition.FIRST_RECORD_OFFSET);
      Step step = lastStep(reader);
      if (step == Step.CORRUPT) {
        LOG.warn("{}: corrupt record at byte {}", newest.path(), reader.offset());
        return 0;
      }
      end = reader.offset();
    }
    try (FileChannel file = FileChannel.open(newest.path(), StandardOpenOption.WRITE)) {
      long torn = Math.max(0, file.size() - end);
      if (torn > 0) {
        file.truncate(end);
        file.force(true);
        LOG.warn("{}: cut off a torn record of {} bytes at byte {}", newest.path(), torn, end);
      }
      return torn;
    }
  }

  /** Walks to the end; tells why the walk went no further. */
  static Step lastStep(PacketReader reader) throws IOException {
    Step step = reader.next();
    while (step == Step.PACKET) {
      step = reader.next();
    }
    return step;
  }
}
