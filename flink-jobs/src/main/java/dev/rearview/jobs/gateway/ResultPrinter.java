package dev.rearview.jobs.gateway;

import java.io.PrintStream;
import java.util.List;

/** Writes a result, row after row. */
public interface ResultPrinter {
  /** Writes, or keeps until {@link #flush}, one row. */
  void row(ResultRow row);

  /** Writes everything that was kept. */
  void flush();

  /** Writes what comes after the last row. */
  void end();

  /**
   * A printer in the given format.
   *
   * @param showKind whether rows can take back earlier ones, so that their kind must be shown
   */
  static ResultPrinter of(
      ResultFormat format, List<ResultColumn> columns, boolean showKind, PrintStream out) {
    return switch (format) {
      case TABLE -> new TablePrinter(columns, showKind, out);
      case CSV -> new CsvPrinter(columns, showKind, out);
      case JSON -> new JsonPrinter(columns, showKind, out);
    };
  }
}
