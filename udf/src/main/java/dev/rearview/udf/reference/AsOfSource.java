package dev.rearview.udf.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code asof/<kind>.csv}, or else {@code asof/<kind>.parquet}; see {@link AsOfTable}. */
record AsOfSource(ReferenceDirectory directory, String kind) implements TableSource<AsOfTable> {
  static final String FOLDER = "asof";
  static final List<String> EXTENSIONS = List.of(".csv", ".parquet");

  @Override
  public String label() {
    return "asof-" + kind;
  }

  @Override
  public String description() {
    return "values of '" + kind + "' as of a time";
  }

  @Override
  public List<Path> files() {
    return directory.named(FOLDER, kind, List.of(".csv", ".parquet", ""));
  }

  @Override
  public AsOfTable load(List<FileStamp> files, AsOfTable previous) throws IOException {
    return AsOfTable.read(files.get(0).path());
  }

  @Override
  public AsOfTable empty() {
    return null;
  }

  @Override
  public String absence() {
    return directory.absence(FOLDER + "/" + kind + ".csv or .parquet");
  }
}
