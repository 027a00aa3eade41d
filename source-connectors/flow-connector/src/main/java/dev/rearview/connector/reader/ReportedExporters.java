package dev.rearview.connector.reader;

import dev.rearview.codec.FlowDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What was reported of the exporters of a split so far, and the interval that is not over yet. It
 * is part of the split's checkpoint, so that what exporters sent is reported once.
 */
final class ReportedExporters {
  private static final int VERSION = 1;
  private static final long NONE = Long.MIN_VALUE;

  private final Map<ExporterKey, ExporterCounts> reported = new HashMap<>();
  private long intervalStart = NONE;

  /**
   * Goes on from bytes of {@link #toBytes}; none: nothing was reported.
   *
   * @throws UncheckedIOException if the bytes are of an unknown version
   */
  static ReportedExporters of(byte[] state) {
    ReportedExporters exporters = new ReportedExporters();
    if (state.length > 0) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
        exporters.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return exporters;
  }

  /** Everything, for a checkpoint; no bytes if nothing was begun. */
  byte[] toBytes() {
    if (intervalStart == NONE && reported.isEmpty()) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(intervalStart);
      out.writeInt(reported.size());
      for (Map.Entry<ExporterKey, ExporterCounts> entry : reported.entrySet()) {
        entry.getKey().write(out);
        entry.getValue().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void read(DataInputStream in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "Report on exporters of version "
              + version
              + " in the checkpoint; this build reads version "
              + VERSION);
    }
    intervalStart = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      reported.put(ExporterKey.read(in), ExporterCounts.read(in));
    }
  }

  /** Whether an interval was begun that is to be reported. */
  boolean pending() {
    return intervalStart != NONE;
  }

  /** Where the interval that is not over yet begins: milliseconds since 1970. */
  long intervalStart() {
    return intervalStart;
  }

  /**
   * Whether a datagram received at the given time belongs to another interval than the one that was
   * begun. One that is a little older does not: threads that receive may overtake each other.
   */
  boolean isOver(long receivedEpochMillis, long intervalMillis) {
    return isPast(receivedEpochMillis, intervalMillis)
        || (pending() && receivedEpochMillis < intervalStart - intervalMillis);
  }

  /** Whether an interval was begun that is over at the given time. */
  boolean isPast(long epochMillis, long intervalMillis) {
    return pending() && epochMillis >= intervalStart + intervalMillis;
  }

  /** Begins the interval of a datagram received at the given time, unless one was begun. */
  void begin(long receivedEpochMillis, long intervalMillis) {
    if (!pending()) {
      intervalStart = receivedEpochMillis - Math.floorMod(receivedEpochMillis, intervalMillis);
    }
  }

  /** Ends the interval: gives what each exporter sent that sent anything. */
  void end(FlowDecoder decoder, Consumer<ExporterInterval> action) {
    intervalStart = NONE;
    Set<ExporterKey> remembered = new HashSet<>();
    decoder.forEachExporter(
        exporter -> {
          ExporterKey key = ExporterKey.of(exporter);
          remembered.add(key);
          ExporterCounts before = reported.getOrDefault(key, ExporterCounts.ZERO);
          if (exporter.datagrams() < before.datagrams()) {
            // The decoder had forgotten it, and counts anew.
            before = ExporterCounts.ZERO;
          }
          if (exporter.datagrams() != before.datagrams()) {
            ExporterCounts now = ExporterCounts.of(exporter);
            reported.put(key, now);
            action.accept(new ExporterInterval(exporter, now.since(before)));
          }
        });
    reported.keySet().retainAll(remembered);
  }
}
