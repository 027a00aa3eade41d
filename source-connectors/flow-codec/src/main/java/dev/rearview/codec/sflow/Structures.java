package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;

/** The structures of one sample, one after the other. Reused for each sample. */
abstract class Structures {
  /** What {@link #format} is of a structure without one. */
  private static final int NO_FORMAT = 0;

  /** At the next structure. */
  final WireCursor at = new WireCursor();

  private final WireCursor start = new WireCursor();
  private final WireCursor body = new WireCursor();
  private int format = NO_FORMAT;
  private StructureLayout layout;
  private boolean invalid;

  /** Starts with a sample; {@code sample} is at its first structure and stays there. */
  void begin(WireCursor sample) {
    start.view(sample, 0, sample.remaining());
    rewind();
  }

  /** Starts the same sample once more. */
  void rewind() {
    at.view(start, 0, start.remaining());
    invalid = false;
  }

  /** Goes on to the next structure; false if there is none, or none that can be found. */
  abstract boolean next();

  /** Bytes from the start of the first structure to where the walk is. */
  final int walkedBytes() {
    return start.remaining() - at.remaining();
  }

  /** The structure's format: 20 bits of enterprise, 12 of format. */
  final int format() {
    return format;
  }

  /** What the structure is; null if it is not known. */
  final StructureLayout layout() {
    return layout;
  }

  /** The bytes of the structure; it may have fewer than its fields need. */
  final WireCursor body() {
    return body;
  }

  /** Whether the datagram ends within the sample; known once the walk is at its end. */
  abstract boolean cut();

  /** Whether a structure up to here contradicted its own length, or the sample's. */
  final boolean invalid() {
    return invalid;
  }

  /** Marks the sample. */
  final void contradicts() {
    invalid = true;
  }

  /** Makes the next {@code lengthBytes} bytes the structure, and goes past them. */
  final void take(int format, StructureLayout layout, int lengthBytes) {
    this.format = format;
    this.layout = layout;
    body.view(at, 0, lengthBytes);
    at.skip(Math.min(lengthBytes, at.remaining()));
  }
}
