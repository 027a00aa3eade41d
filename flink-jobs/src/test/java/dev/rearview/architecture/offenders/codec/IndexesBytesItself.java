package dev.rearview.architecture.offenders.codec;

/** Breaks: only the decoder hands out a datagram's bytes. */
final class IndexesBytesItself {
  int first(Datagram datagram) {
    return datagram.bytes[0];
  }
}
