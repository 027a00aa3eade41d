package dev.rearview.archive.index;

import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.predicate.Predicate;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which files can hold a row that a predicate is true of, by what the log and the index know of
 * them. No file is passed over that holds one.
 *
 * <p>Of each part of the predicate it is asked whether it can be true, and whether it can be false,
 * in some row of the file: as with SQL, neither need be the case, where the column is NULL.
 */
public final class FileSelection {

  private static final Set<String> ADDRESSES = Set.of("src_ip", "dst_ip");

  private final AddressLookup addresses;

  private FileSelection(AddressLookup addresses) {
    this.addresses = addresses;
  }

  /**
   * The files of a snapshot to be read for a predicate, in its order.
   *
   * @param predicate null for all rows
   * @param index of addresses; null to do without
   */
  public static List<FileEntry> of(
      ArchiveSnapshot snapshot, Predicate predicate, AddressIndex index) {
    if (predicate == null) {
      return snapshot.files();
    }
    FileSelection byTimes = new FileSelection(null);
    List<FileEntry> files =
        snapshot.files().stream()
            .filter(file -> file.rows() > 0 && byTimes.can(true, predicate, file))
            .toList();
    if (index == null) {
      return files;
    }
    try (AddressLookup lookup = index.lookup()) {
      return of(files, predicate, lookup);
    } catch (IOException e) {
      return files; // It was read before closing failed, or not at all: all the same to the rows.
    }
  }

  static List<FileEntry> of(List<FileEntry> files, Predicate predicate, AddressLookup lookup) {
    FileSelection byAddresses = new FileSelection(lookup);
    return files.stream().filter(file -> byAddresses.can(true, predicate, file)).toList();
  }

  /** Whether the predicate can come to the given truth in some row of the file. */
  private boolean can(boolean truth, Predicate predicate, FileEntry file) {
    if (predicate instanceof Predicate.And and) {
      return parts(truth, and.parts(), truth, file);
    }
    if (predicate instanceof Predicate.Or or) {
      return parts(truth, or.parts(), !truth, file);
    }
    if (predicate instanceof Predicate.Not not) {
      return can(!truth, not.part(), file);
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      return canBeNull(truth, isNull.column(), file);
    }
    if (predicate instanceof Predicate.Compare compare) {
      return canCompare(truth, compare, file);
    }
    if (predicate instanceof Predicate.In in) {
      return canBeIn(truth, in, file);
    }
    if (predicate instanceof Predicate.InNetworks in && ADDRESSES.contains(in.column())) {
      return !truth || in.networks().hosts().map(hosts -> mayContain(file, hosts)).orElse(true);
    }
    if (predicate instanceof Predicate.Bits bits) {
      MillisRange range = range(bits.column(), file);
      return range == null || !range.isEmpty();
    }
    return true;
  }

  private boolean parts(boolean truth, List<Predicate> parts, boolean all, FileEntry file) {
    return all
        ? parts.stream().allMatch(part -> can(truth, part, file))
        : parts.stream().anyMatch(part -> can(truth, part, file));
  }

  private boolean canCompare(boolean truth, Predicate.Compare compare, FileEntry file) {
    boolean equal = compare.comparison() == Predicate.Comparison.EQUAL;
    boolean equality = equal || compare.comparison() == Predicate.Comparison.NOT_EQUAL;
    if (equality && ADDRESSES.contains(compare.column())) {
      return truth != equal || mayContain(file, List.of(compare.value()));
    }
    MillisRange range = range(compare.column(), file);
    if (range == null || !(compare.value() instanceof Long)) {
      return true;
    }
    return !range.isEmpty() && holds(truth, compare.comparison(), range, (Long) compare.value());
  }

  private static boolean holds(
      boolean truth, Predicate.Comparison comparison, MillisRange range, long value) {
    return switch (truth ? comparison : opposite(comparison)) {
      case EQUAL -> range.min() <= value && value <= range.max();
      case NOT_EQUAL -> range.min() != value || range.max() != value;
      case LESS -> range.min() < value;
      case LESS_OR_EQUAL -> range.min() <= value;
      case GREATER -> range.max() > value;
      case GREATER_OR_EQUAL -> range.max() >= value;
    };
  }

  private static Predicate.Comparison opposite(Predicate.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> Predicate.Comparison.NOT_EQUAL;
      case NOT_EQUAL -> Predicate.Comparison.EQUAL;
      case LESS -> Predicate.Comparison.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Predicate.Comparison.GREATER;
      case GREATER -> Predicate.Comparison.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Predicate.Comparison.LESS;
    };
  }

  private boolean canBeIn(boolean truth, Predicate.In in, FileEntry file) {
    if (ADDRESSES.contains(in.column())) {
      return !truth || mayContain(file, in.values());
    }
    MillisRange range = range(in.column(), file);
    if (range == null) {
      return true;
    }
    if (range.isEmpty()) {
      return false;
    }
    if (truth) {
      return in.values().stream()
          .anyMatch(
              value ->
                  !(value instanceof Long time)
                      || holds(true, Predicate.Comparison.EQUAL, range, time));
    }
    return range.min() != range.max() || !in.values().contains(range.min());
  }

  /** Rows without a time need not be counted where a whole column is missing. */
  private static boolean canBeNull(boolean truth, String column, FileEntry file) {
    MillisRange range = range(column, file);
    if (range == null) {
      return true;
    }
    if (!truth) {
      return !range.isEmpty();
    }
    return switch (column) {
      case "start_time" -> file.unknownStarts() > 0 || range.isEmpty();
      case "end_time" -> file.unknownEnds() > 0 || range.isEmpty();
      default -> true;
    };
  }

  private boolean mayContain(FileEntry file, Collection<?> values) {
    return addresses == null || addresses.mayContain(file.path(), values);
  }

  /** The range of a column; null of a column that the log knows nothing about. */
  private static MillisRange range(String column, FileEntry file) {
    return switch (column) {
      case "received_time" -> file.received();
      case "start_time" -> file.started();
      case "end_time" -> file.ended();
      default -> null;
    };
  }
}
