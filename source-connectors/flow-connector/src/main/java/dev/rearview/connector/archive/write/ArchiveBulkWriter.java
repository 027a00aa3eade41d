package dev.rearview.connector.archive.write;

import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.WriteOptions;
import java.io.IOException;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.table.data.RowData;

/** Writes a file of the archive, and into its footer how far the journal is archived with it. */
final class ArchiveBulkWriter implements BulkWriter<RowData> {
  /** Footer: the watermark when the file was closed, milliseconds since 1970. */
  static final String WATERMARK_KEY = "rearview.watermark";

  private final ArchiveFileWriter writer;
  private final RowOfData row;
  private final Factory factory;
  private final HandOver handOver = new HandOver();
  private final JournalColumns.JournalNames names = new JournalColumns.JournalNames();

  private ArchiveBulkWriter(ArchiveFileWriter writer, Factory factory) {
    this.writer = writer;
    this.row = new RowOfData(factory.schema);
    this.factory = factory;
  }

  @Override
  public void addElement(RowData element) throws IOException {
    writer.write(row.of(element));
    if (factory.journalColumns.areThere()) {
      factory.journalColumns.remember(element, names, handOver);
    }
  }

  @Override
  public void flush() {
    // Row groups are written when they are full: a file counts only when it is finished.
  }

  @Override
  public void finish() throws IOException {
    if (!handOver.places().isEmpty()) {
      writer.footer(ArchiveFileWriter.HAND_OVER_KEY, handOver.text());
    }
    if (factory.watermark != Long.MIN_VALUE && factory.watermark != Long.MAX_VALUE) {
      writer.footer(WATERMARK_KEY, Long.toString(factory.watermark));
    }
    writer.finish();
  }

  /** Makes the writers of one subtask, which knows the watermark. */
  static final class Factory implements BulkWriter.Factory<RowData> {
    private static final long serialVersionUID = 1L;

    private final ArchiveSchema schema;
    private final WriteOptions options;
    private final JournalColumns journalColumns;
    private long watermark = Long.MIN_VALUE;

    Factory(ArchiveSchema schema, WriteOptions options, JournalColumns journalColumns) {
      this.schema = schema;
      this.options = options;
      this.journalColumns = journalColumns;
    }

    /** The watermark has come so far. */
    void watermark(long millis) {
      watermark = millis;
    }

    @Override
    public BulkWriter<RowData> create(FSDataOutputStream out) throws IOException {
      return new ArchiveBulkWriter(new ArchiveFileWriter(out, schema, options), this);
    }
  }
}
