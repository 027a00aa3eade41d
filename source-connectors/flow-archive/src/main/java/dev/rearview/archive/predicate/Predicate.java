package dev.rearview.archive.predicate;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition on a row, by SQL's three-valued logic: a row is wanted where it is TRUE. It is exact:
 * who reads with it gives every row for which it holds, and no other.
 *
 * <p>Values are {@code Long} for columns of numbers and times (milliseconds since 1970, UTC), and
 * {@code String} for columns of text, which compare by their UTF-8 bytes.
 */
public sealed interface Predicate extends Serializable {
  /** TRUE of every row. */
  Predicate TRUE = new And(List.of());

  /** TRUE of no row. */
  Predicate FALSE = new Or(List.of());

  /** Names of the columns that it is about. */
  Set<String> columns();

  private static Set<String> union(List<Predicate> parts) {
    Set<String> columns = new TreeSet<>();
    parts.forEach(part -> columns.addAll(part.columns()));
    return columns;
  }

  /** TRUE where all parts are. */
  record And(List<Predicate> parts) implements Predicate {
    private static final long serialVersionUID = 1L;

    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public Set<String> columns() {
      return union(parts);
    }
  }

  /** TRUE where any part is. */
  record Or(List<Predicate> parts) implements Predicate {
    private static final long serialVersionUID = 1L;

    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public Set<String> columns() {
      return union(parts);
    }
  }

  /** TRUE where the part is FALSE. */
  record Not(Predicate part) implements Predicate {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<String> columns() {
      return part.columns();
    }
  }

  /** How a column and a value compare. */
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /**
   * A comparison of a column with a value; NULL where the column is.
   *
   * @param value a {@code Long} or a {@code String}, as the column's kind asks for
   */
  record Compare(String column, Comparison comparison, Object value) implements Predicate {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /**
   * Whether the column's value is one of these; NULL where the column is.
   *
   * @param values {@code Long}s or {@code String}s
   */
  record In(String column, Set<?> values) implements Predicate {
    private static final long serialVersionUID = 1L;

    public In {
      values = Set.copyOf(values);
    }

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /** TRUE where the column is NULL, FALSE elsewhere. */
  record IsNull(String column) implements Predicate {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /**
   * Whether the column, an address as text, lies in one of the networks; NULL where the column is
   * NULL or not an address.
   */
  record InNetworks(String column, Networks networks) implements Predicate {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /**
   * A comparison of the bits of a column of numbers: {@code column & mask = value}; NULL where the
   * column is.
   */
  record Bits(String column, long mask, long value) implements Predicate {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }
}
