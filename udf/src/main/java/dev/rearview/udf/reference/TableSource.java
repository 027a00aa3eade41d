package dev.rearview.udf.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * Where a table comes from, and how it is made.
 *
 * @param <T> the table: immutable, or safe for several threads
 */
public interface TableSource<T> {
  /** The table's name in metrics, as in {@code networks}; of those of one job each has its own. */
  String label();

  /** The table's name in messages. */
  String description();

  /** The files that it is made of at present; none if there are none. */
  List<Path> files() throws IOException;

  /**
   * Makes the table.
   *
   * @param files not empty
   * @param previous the table until now, to take over from what has not changed; null at first
   * @throws IOException or a {@link dev.rearview.udf.UdfException}: then the previous table stays
   */
  T load(List<FileStamp> files, T previous) throws IOException;

  /** The table where there is no file, or none that was ever good; may be null. */
  T empty();

  /** What to say if there are no files; nothing if the table is good without any. */
  String absence();

  /** Whether a table lacks what some of its files say, as they cannot be read. */
  default boolean incomplete(T table) {
    return false;
  }

  /** Whether a table has, of some of its files, what they said before they could not be read. */
  default boolean outdated(T table) {
    return false;
  }

  /**
   * Shows what is particular to this kind of table.
   *
   * @param table gives the table as it is now
   */
  default void measure(MetricGroup group, Supplier<T> table) {}
}
