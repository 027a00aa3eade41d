package dev.rearview.architecture.offenders.codec;

/** Stands for the codec's datagram. */
public final class Datagram {
  public byte[] bytes = new byte[0];
}
