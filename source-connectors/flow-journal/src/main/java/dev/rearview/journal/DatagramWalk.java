package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.pcap.PacketReader;
import dev.rearview.journal.pcap.PacketReader.Step;
import java.io.IOException;

/** Steps from datagram to datagram of a file, and counts the packets in between. */
final class DatagramWalk {
  private long fragments;
  private long foreign;

  /**
   * Fills {@code into} from the next datagram that starts before {@code boundOffset}.
   *
   * @return PACKET if there is one; INCOMPLETE also where the bound is reached
   */
  Step next(PacketReader reader, long boundOffset, Datagram into) throws IOException {
    while (reader.offset() < boundOffset) {
      Step step = reader.next();
      if (step != Step.PACKET) {
        return step;
      }
      switch (reader.read(into)) {
        case DATAGRAM -> {
          return Step.PACKET;
        }
        case FRAGMENT -> fragments++;
        case FOREIGN -> foreign++;
      }
    }
    return Step.INCOMPLETE;
  }

  long fragments() {
    return fragments;
  }

  long foreign() {
    return foreign;
  }
}
