package dev.rearview.codec.exporter;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.template.DomainStateBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an {@link ExporterTable}, as they are kept in checkpoints.
 *
 * <p>Big-endian, starting with the version. Protocols and problems stand by label, so that the
 * enums may grow and be reordered. A problem of an unknown label is left out.
 */
final class ExporterSnapshot {
  /** The version that is written. */
  static final int VERSION = 2;

  /** Before templates: exporters without a state, and without counts of options and counters. */
  private static final int VERSION_WITHOUT_STATES = 1;

  private static final String NO_PROTOCOL = "";

  private ExporterSnapshot() {}

  /** Writes all exporters of {@code table}. */
  static void write(ExporterTable table, DataOutputStream out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(table.size());
    try {
      table.forEachExporter(exporter -> write(exporter, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Reads the exporters of a snapshot.
   *
   * @throws IOException if the bytes end too soon, or are none
   * @throws IllegalArgumentException if the version is not known
   */
  static ExporterTable.Contents read(DataInputStream in) throws IOException {
    int version = in.readInt();
    if (version != VERSION && version != VERSION_WITHOUT_STATES) {
      throw new IllegalArgumentException(
          "decoder state: version "
              + version
              + " is not known, expected "
              + VERSION_WITHOUT_STATES
              + " or "
              + VERSION);
    }
    boolean withStates = version != VERSION_WITHOUT_STATES;
    List<Exporter> exporters = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      exporters.add(read(in, withStates));
    }
    return new ExporterTable.Contents(exporters, withStates);
  }

  private static void write(Exporter exporter, DataOutputStream out) {
    try {
      out.writeBoolean(exporter.ipv4);
      out.writeLong(exporter.high);
      out.writeLong(exporter.low);
      out.writeUTF(exporter.protocol == null ? NO_PROTOCOL : exporter.protocol.label());
      out.writeLong(exporter.domain);
      out.writeLong(exporter.datagrams);
      out.writeLong(exporter.failed);
      out.writeLong(exporter.records);
      out.writeLong(exporter.lastReceivedEpochNanos);
      writeProblems(exporter.problems, out);
      exporter.sequence.write(out);
      out.writeLong(exporter.optionsRecords);
      out.writeLong(exporter.counterSamples);
      out.writeBoolean(exporter.state != null);
      if (exporter.state != null) {
        DomainStateBytes.write(exporter.state, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Exporter read(DataInputStream in, boolean withState) throws IOException {
    boolean ipv4 = in.readBoolean();
    long high = in.readLong();
    long low = in.readLong();
    ExportProtocol protocol = protocol(in.readUTF());
    Exporter exporter = new Exporter(ipv4, high, low, protocol, in.readLong());
    exporter.datagrams = in.readLong();
    exporter.failed = in.readLong();
    exporter.records = in.readLong();
    exporter.lastReceivedEpochNanos = in.readLong();
    readProblems(exporter.problems, in);
    exporter.sequence.read(in, withState);
    if (withState) {
      exporter.optionsRecords = in.readLong();
      exporter.counterSamples = in.readLong();
      if (in.readBoolean()) {
        exporter.state = DomainStateBytes.read(in, protocol, exporter.domain);
      }
    }
    return exporter;
  }

  private static void writeProblems(long[] problems, DataOutputStream out) throws IOException {
    int met = 0;
    for (long count : problems) {
      met += count != 0 ? 1 : 0;
    }
    out.writeByte(met);
    for (DecodeProblem problem : DecodeProblem.values()) {
      if (problems[problem.ordinal()] != 0) {
        out.writeUTF(problem.label());
        out.writeLong(problems[problem.ordinal()]);
      }
    }
  }

  private static void readProblems(long[] problems, DataInputStream in) throws IOException {
    int met = in.readUnsignedByte();
    for (int i = 0; i < met; i++) {
      String label = in.readUTF();
      long count = in.readLong();
      for (DecodeProblem problem : DecodeProblem.values()) {
        if (problem.label().equals(label)) {
          problems[problem.ordinal()] = count;
        }
      }
    }
  }

  private static ExportProtocol protocol(String label) throws IOException {
    for (ExportProtocol protocol : ExportProtocol.values()) {
      if (protocol.label().equals(label)) {
        return protocol;
      }
    }
    if (label.equals(NO_PROTOCOL)) {
      return null;
    }
    throw new IOException("unknown export protocol " + label);
  }
}
