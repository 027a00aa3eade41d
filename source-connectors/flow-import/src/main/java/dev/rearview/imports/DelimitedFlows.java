package dev.rearview.imports;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Flows of delimited text whose first line names the columns. */
final class DelimitedFlows implements FlowReader {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Path file;
  private final long lengthBytes;
  private final Reader in;
  private final DelimitedText text;
  private final Dialect dialect;
  private final FlowDefaults defaults;
  private final List<String> names = new ArrayList<>();
  private final List<CellReader> readers = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private final ImportedFlow reverse = new ImportedFlow();
  private boolean reverseWaits;

  /**
   * Reads the first line.
   *
   * @param in closed with this; also if this cannot be made
   * @throws ImportException if no column is known, or one is named twice
   */
  DelimitedFlows(
      Path file,
      long lengthBytes,
      Reader in,
      char delimiter,
      Dialect dialect,
      FlowDefaults defaults)
      throws IOException {
    this.file = file;
    this.lengthBytes = lengthBytes;
    this.in = in;
    this.text = new DelimitedText(in, delimiter);
    this.dialect = dialect;
    this.defaults = defaults;
    try {
      header();
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private void header() throws IOException {
    List<String> header = text.next();
    if (header == null) {
      throw new ImportException(file, "is empty; a first line that names the columns is expected");
    }
    Set<String> seen = new HashSet<>();
    for (String cell : header) {
      // SiLK ends lines with a delimiter: a column without a name has no values.
      String name = cell == null ? "" : cell.strip();
      name = !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name;
      if (!name.isEmpty() && !seen.add(name)) {
        throw new ImportException(file, text.line(), "column " + name + " is there twice");
      }
      CellReader reader = name.isEmpty() ? null : dialect.column(name);
      if (reader == null && !name.isEmpty()) {
        unknown.add(name);
      }
      names.add(name);
      readers.add(reader);
    }
    if (unknown.size() == seen.size()) {
      throw new ImportException(
          file, text.line(), "none of these is a column of " + dialect.name() + ": " + unknown);
    }
  }

  @Override
  public boolean next(ImportedFlow into) throws IOException {
    into.clear();
    if (reverseWaits) {
      ReverseFlow.move(reverse, into);
      reverseWaits = false;
      return true;
    }
    List<String> cells;
    try {
      cells = text.next();
    } catch (IOException e) {
      throw new ImportException(file, text.line(), e.getMessage());
    }
    if (cells == null) {
      return false;
    }
    if (cells.size() != names.size()) {
      throw new ImportException(
          file,
          text.line(),
          cells.size() + " values, but the first line names " + names.size() + " columns");
    }
    for (int i = 0; i < cells.size(); i++) {
      String value = cells.get(i);
      if (value != null && !names.get(i).isEmpty()) {
        read(names.get(i), readers.get(i), value, into);
      }
    }
    finish(into);
    return true;
  }

  private void read(String name, CellReader reader, String value, ImportedFlow into)
      throws ImportException {
    if (reader == null) {
      into.putExtra(name, value);
      return;
    }
    try {
      reader.read(value, into);
    } catch (UnexpectedValueException e) {
      throw new ImportException(file, text.line(), name, value, e.getMessage());
    }
  }

  private void finish(ImportedFlow flow) throws ImportException {
    try {
      reverseWaits = dialect.finish(flow, reverse);
      defaults.complete(flow, dialect.name());
      if (reverseWaits) {
        defaults.complete(reverse, dialect.name());
      }
    } catch (UnexpectedValueException e) {
      throw new ImportException(file, text.line(), "is not " + e.getMessage());
    }
  }

  @Override
  public double partRead() {
    return lengthBytes == 0 ? 1 : Math.min(1, (double) text.characters() / lengthBytes);
  }

  @Override
  public Set<String> unknownColumns() {
    return unknown;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
