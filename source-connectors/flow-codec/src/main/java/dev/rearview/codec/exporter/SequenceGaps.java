package dev.rearview.codec.exporter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The latest stretches of an exporter's sequence that did not arrive, so that a late datagram is
 * told from a repeated one. Numbers are 32 bits and wrap.
 */
final class SequenceGaps {
  /** A stretch that is forgotten stays counted as missing, whatever arrives later. */
  static final int MAX_GAPS = 8;

  private final int[] starts = new int[MAX_GAPS];
  private final int[] lengths = new int[MAX_GAPS];
  private int count;

  /** Remembers a stretch; the oldest one is forgotten if there are too many. */
  void add(int start, int length) {
    if (count == MAX_GAPS) {
      remove(0);
    }
    starts[count] = start;
    lengths[count] = length;
    count++;
  }

  /** Takes {@code [start, start + length)} out of the gaps and tells how much of it was missing. */
  int fill(int start, int length) {
    int filled = 0;
    for (int i = count - 1; i >= 0; i--) {
      int gapStart = starts[i];
      int gapLength = lengths[i];
      int from = Math.max(start - gapStart, 0);
      int to = (int) Math.min((long) (start - gapStart) + length, gapLength);
      if (from < to) {
        filled += to - from;
        remove(i);
        addUnlessEmpty(gapStart, from);
        addUnlessEmpty(gapStart + to, gapLength - to);
      }
    }
    return filled;
  }

  void clear() {
    count = 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(count);
    for (int i = 0; i < count; i++) {
      out.writeInt(starts[i]);
      out.writeInt(lengths[i]);
    }
  }

  void read(DataInput in) throws IOException {
    count = 0;
    int written = in.readUnsignedByte();
    for (int i = 0; i < written; i++) {
      add(in.readInt(), in.readInt());
    }
  }

  private void addUnlessEmpty(int start, int length) {
    if (length > 0) {
      add(start, length);
    }
  }

  private void remove(int index) {
    count--;
    System.arraycopy(starts, index + 1, starts, index, count - index);
    System.arraycopy(lengths, index + 1, lengths, index, count - index);
  }
}
