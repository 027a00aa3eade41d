package dev.rearview.decode;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.exporter.ExporterStats;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.OptionsRecord;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * One collector run over files: a decoder that is fed with their datagrams in order, and a row for
 * each thing that comes out. A file that cannot be read is noted, and the next one goes on.
 */
final class DecodeRun {
  private final FlowDecoder decoder =
      new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());

  private final Row row = new Row();
  private final RowSink rows;
  private final List<String> complaints;
  private int unreadableFiles;
  private int files;

  /**
   * Makes a run.
   *
   * @param rows what takes the rows
   * @param complaints what takes a line for each file that cannot be read to its end
   */
  DecodeRun(RowSink rows, List<String> complaints) {
    this.rows = rows;
    this.complaints = complaints;
  }

  /**
   * Decodes the files.
   *
   * @throws IOException if a row cannot be written
   */
  void run(List<Input> inputs) throws IOException {
    Printer printer = new Printer();
    try {
      for (Input input : inputs) {
        files++;
        decode(input, printer);
      }
    } catch (UncheckedIOException notWritten) {
      throw notWritten.getCause();
    }
    rows.end();
  }

  int unreadableFiles() {
    return unreadableFiles;
  }

  DecodeCounters counters() {
    return decoder.counters();
  }

  /** What was decoded in one line. */
  String summary() {
    DecodeCounters counters = decoder.counters();
    long problems = 0;
    for (DecodeProblem problem : DecodeProblem.values()) {
      problems += counters.problems(problem);
    }
    long[] waiting = {0};
    decoder.forEachExporter((ExporterStats stats) -> waiting[0] += stats.heldSets());
    return "%d files, %d datagrams (%d decoded, %d filtered, %d failed): %d flows, %d options, %d counters, %d problems%s%s"
        .formatted(
            files,
            counters.datagrams(),
            counters.decoded(),
            counters.filtered(),
            counters.failed(),
            counters.records(),
            counters.optionsRecords(),
            counters.counterSamples(),
            problems,
            counters.missingFlows() > 0 ? ", " + counters.missingFlows() + " missing" : "",
            waiting[0] > 0 ? ", " + waiting[0] + " data sets still without template" : "");
  }

  private void decode(Input input, FlowSink sink) {
    Datagram datagram = new Datagram();
    try (DatagramSource source = CaptureFile.open(input.path())) {
      while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
        datagram.fileNumber = files;
        datagram.fileOffset = source.datagramPosition().offset();
        decoder.decode(datagram, sink);
        problems(input.name(), datagram);
      }
      complainOfRest(input, source);
    } catch (IOException unreadable) {
      unreadableFiles++;
      complaints.add(input.name() + ": " + reason(unreadable, input.path()));
    }
  }

  private void complainOfRest(Input input, DatagramSource source) {
    if (source.bytesLost() > 0) {
      complaints.add(
          "%s: its last %d bytes cannot be read".formatted(input.name(), source.bytesLost()));
    }
    if (source.fragmentsSkipped() > 0) {
      complaints.add(
          "%s: %d fragments passed over".formatted(input.name(), source.fragmentsSkipped()));
    }
    if (source.foreignSkipped() > 0) {
      complaints.add(
          "%s: %d packets passed over that are no whole UDP datagrams"
              .formatted(input.name(), source.foreignSkipped()));
    }
  }

  private void problems(String file, Datagram datagram) {
    for (DecodeProblem problem : DecodeProblem.values()) {
      if (decoder.report().count(problem) > 0) {
        Rows.problem(problem, file, datagram, decoder.report(), row);
        give();
      }
    }
  }

  private void give() {
    try {
      rows.accept(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(IOException failure, Path file) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = String.valueOf(failure.getMessage());
    String prefix = file + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  /** Makes a row of whatever the decoder delivers. */
  private final class Printer implements FlowSink {
    @Override
    public void accept(FlowRecord record) {
      Rows.flow(record, row);
      give();
    }

    @Override
    public void options(OptionsRecord record) {
      Rows.options(record, row);
      give();
    }

    @Override
    public void counters(CounterRecord record) {
      Rows.counter(record, row);
      give();
    }
  }
}
