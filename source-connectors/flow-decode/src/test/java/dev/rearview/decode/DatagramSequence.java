package dev.rearview.decode;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Payloads in the order of their arrival, from up to three exporters; as bytes a row of: exporter
 * (its lowest two bits modulo 3; the others advance the receive time), length (two bytes), payload.
 */
final class DatagramSequence {
  /** One payload; {@code control} as in the bytes. */
  static final class Piece {
    private final int control;
    private final byte[] payload;

    Piece(int control, byte[] payload) {
      this.control = control;
      this.payload = payload;
    }

    int control() {
      return control;
    }

    byte[] payload() {
      return payload;
    }

    int exporter() {
      return (control & 3) % 3;
    }

    /** From none to 63 * 63 minutes, so that limits of time are reached too. */
    long advanceNanos() {
      long step = (control >> 2) & 0x3f;
      return step * step * 60_000_000_000L;
    }
  }

  private static final int MAX_PIECES = 64;
  private static final int HEADER_BYTES = 3;

  private DatagramSequence() {}

  /** Any bytes are a sequence: a length that is too large is cut. */
  static List<Piece> parse(byte[] bytes) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at + HEADER_BYTES <= bytes.length && pieces.size() < MAX_PIECES) {
      int length = ((bytes[at + 1] & 0xff) << 8) | (bytes[at + 2] & 0xff);
      int start = at + HEADER_BYTES;
      int end = Math.min(bytes.length, start + length);
      pieces.add(new Piece(bytes[at] & 0xff, Arrays.copyOfRange(bytes, start, end)));
      at = end;
    }
    return pieces;
  }

  static byte[] toBytes(List<Piece> pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Piece piece : pieces) {
      out.write(piece.control);
      out.write(piece.payload.length >> 8);
      out.write(piece.payload.length);
      out.writeBytes(piece.payload);
    }
    return out.toByteArray();
  }

  /** The datagrams of captures, all from one exporter. */
  static List<Piece> of(List<Input> captures) {
    List<Piece> pieces = new ArrayList<>();
    Datagram datagram = new Datagram();
    for (Input capture : captures) {
      try (DatagramSource source = CaptureFile.open(capture.path())) {
        while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
          int start = datagram.offset;
          pieces.add(
              new Piece(0, Arrays.copyOfRange(datagram.bytes, start, start + datagram.length)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return pieces;
  }
}
