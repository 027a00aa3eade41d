package dev.rearview.connector.files;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Files, read in order by one reader; run it with a parallelism of 1.
 *
 * @param <T> the record
 */
public final class FilesSource<T>
    implements Source<T, FilesSplit, FilesEnumeratorState>, ResultTypeQueryable<T> {
  private static final long serialVersionUID = 1L;
  private static final long NO_WATERMARKS = -1;

  private final OpensFiles<T> files;
  private final TypeInformation<T> type;
  private final long limit;
  private final long outOfOrderMillis;

  private FilesSource(
      OpensFiles<T> files, TypeInformation<T> type, long limit, long outOfOrderMillis) {
    this.files = files;
    this.type = type;
    this.limit = limit;
    this.outOfOrderMillis = outOfOrderMillis;
  }

  /** The first {@code limit} records, without watermarks. */
  public static <T> FilesSource<T> of(OpensFiles<T> files, TypeInformation<T> type, long limit) {
    return new FilesSource<>(files, type, limit, NO_WATERMARKS);
  }

  /**
   * All records, with watermarks.
   *
   * @param outOfOrderMillis how much earlier than one before it a record may be, and not be late
   */
  public static <T> FilesSource<T> withWatermarks(
      OpensFiles<T> files, TypeInformation<T> type, long outOfOrderMillis) {
    return new FilesSource<>(files, type, Long.MAX_VALUE, outOfOrderMillis);
  }

  OpensFiles<T> files() {
    return files;
  }

  long limit() {
    return limit;
  }

  boolean watermarks() {
    return outOfOrderMillis != NO_WATERMARKS;
  }

  long outOfOrderMillis() {
    return outOfOrderMillis;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<FilesSplit, FilesEnumeratorState> createEnumerator(
      SplitEnumeratorContext<FilesSplit> context) {
    return restoreEnumerator(context, new FilesEnumeratorState(false));
  }

  @Override
  public SplitEnumerator<FilesSplit, FilesEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<FilesSplit> context, FilesEnumeratorState checkpoint) {
    return new FilesEnumerator(context, checkpoint);
  }

  @Override
  public SourceReader<T, FilesSplit> createReader(SourceReaderContext context) {
    return new FilesReader<>(context, this);
  }

  @Override
  public SimpleVersionedSerializer<FilesSplit> getSplitSerializer() {
    return new FilesSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<FilesEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new FilesEnumeratorStateSerializer();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }
}
