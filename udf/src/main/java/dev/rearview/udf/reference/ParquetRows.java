package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads Parquet files as {@link Csv} reads its own: columns by their names, each value as the text
 * that it would be there, NULL as an empty one. The classes are those of Flink's Parquet format.
 */
final class ParquetRows {
  private ParquetRows() {}

  /**
   * Hands out each row of a file; its line is its number, from 1.
   *
   * @param expected the columns that there must be, in any order and among others
   * @return all columns, in the file's order
   * @throws UdfException naming file, row, and what is expected
   */
  static List<String> read(Path file, List<String> expected, Consumer<CsvRow> rows)
      throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new LocalInputFile(file),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      MessageType schema = reader.getFileMetaData().getSchema();
      List<String> header = schema.getFields().stream().map(Type::getName).toList();
      Csv.checkColumns(header, expected, file.toString());
      List<ParquetText> texts = new ArrayList<>();
      for (Type column : schema.getFields()) {
        texts.add(ParquetText.of(file, column));
      }
      int number = 0;
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(pages, new GroupRecordConverter(schema));
        for (long left = pages.getRowCount(); left > 0; left--) {
          number++;
          rows.accept(new CsvRow(file.toString(), number, header, cells(records.read(), texts)));
        }
      }
      return header;
    } catch (UdfException | IOException e) {
      throw e;
    } catch (RuntimeException e) {
      // Parquet has a dozen of its own for a damaged file, and casts that fail.
      throw new IOException(file + ": not a whole Parquet file: " + e, e);
    }
  }

  private static List<String> cells(Group row, List<ParquetText> texts) {
    List<String> cells = new ArrayList<>(texts.size());
    for (int column = 0; column < texts.size(); column++) {
      cells.add(
          row.getFieldRepetitionCount(column) == 0 ? "" : texts.get(column).text(row, column));
    }
    return cells;
  }
}
