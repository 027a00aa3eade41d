package dev.rearview.udf.flow;

import dev.rearview.udf.reference.Csv;
import dev.rearview.udf.reference.CsvRow;
import dev.rearview.udf.reference.FileStamp;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The well-known services, and those of {@code services.csv} where there is one. */
record ServicesSource(ReferenceDirectory directory) implements TableSource<Services> {
  @Override
  public String label() {
    return "services";
  }

  @Override
  public String description() {
    return "services";
  }

  @Override
  public List<Path> files() {
    return directory.file("services.csv");
  }

  @Override
  public Services load(List<FileStamp> files, Services previous) throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    Csv.read(files.get(0).path(), Services.COLUMNS, rows::add);
    return empty().with(rows);
  }

  @Override
  public Services empty() {
    return Services.wellKnown();
  }

  @Override
  public String absence() {
    return "";
  }
}
