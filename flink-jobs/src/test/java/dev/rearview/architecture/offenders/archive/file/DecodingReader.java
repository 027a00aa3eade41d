package dev.rearview.architecture.offenders.archive.file;

import dev.rearview.architecture.offenders.codec.Datagram;

/** Breaks: the archive has rows, and does not know as what they were sent. */
final class DecodingReader {
  private Datagram datagram;

  Datagram datagram() {
    return datagram;
  }
}
