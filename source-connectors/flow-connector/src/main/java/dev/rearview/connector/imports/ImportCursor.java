package dev.rearview.connector.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.connector.files.FileCursor;
import dev.rearview.imports.FlowDefaults;
import dev.rearview.imports.ImportFiles;
import dev.rearview.imports.ImportedFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;

/** The flows of other tools' files as rows. */
final class ImportCursor implements FileCursor<RowData> {
  private final List<ImportColumn> columns;
  private final String report;
  private final ImportFiles files;
  private final ImportedFlow flow = new ImportedFlow();

  /**
   * Opens files.
   *
   * @param report file to write the summary to, or an empty text
   */
  ImportCursor(List<String> paths, FlowDefaults defaults, List<ImportColumn> columns, String report)
      throws IOException {
    this.columns = columns;
    this.report = report;
    this.files =
        new ImportFiles(paths.stream().map(Path::of).toList(), defaults, System.getenv("PATH"));
  }

  @Override
  public RowData next() throws IOException {
    if (!files.next(flow)) {
      return null;
    }
    GenericRowData row = new GenericRowData(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      row.setField(i, columns.get(i).value(flow));
    }
    return row;
  }

  @Override
  public long timestamp() {
    return flow.record().getLong(FlowField.RECEIVED_TIME);
  }

  @Override
  public long pendingBytes() throws IOException {
    return files.totalBytes() - files.doneBytes();
  }

  @Override
  public void finished() throws IOException {
    if (!report.isEmpty()) {
      Path file = Path.of(report);
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, files.summary().json());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
