package dev.rearview.codec;

import dev.rearview.codec.exporter.ExporterTable;
import dev.rearview.codec.sflow.SourceTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a decoder remembers, as the bytes of a checkpoint: the exporters with their templates, and
 * the numbers of sFlow's data sources.
 *
 * @param exporters the exporters
 * @param sources the data sources; none in what was written before sFlow was decoded
 */
record DecoderState(ExporterTable.Contents exporters, SourceTable sources) {
  static byte[] write(ExporterTable exporters, SourceTable sources) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      exporters.write(out);
      sources.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a snapshot.
   *
   * @throws IllegalArgumentException if the bytes are no snapshot of a known version
   */
  static DecoderState read(byte[] snapshot, DecoderLimits limits) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
      ExporterTable.Contents exporters = ExporterTable.read(in);
      SourceTable sources = new SourceTable(limits);
      if (exporters.withStates()) {
        sources.read(in);
      }
      return new DecoderState(exporters, sources);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "decoder state: cut short or malformed in " + snapshot.length + " bytes", e);
    }
  }
}
