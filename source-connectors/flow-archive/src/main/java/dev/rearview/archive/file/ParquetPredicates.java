package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Networks;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.Bits;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.In;
import dev.rearview.archive.predicate.Predicate.InNetworks;
import dev.rearview.archive.predicate.Predicate.IsNull;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators.BinaryColumn;
import org.apache.parquet.filter2.predicate.Operators.Column;
import org.apache.parquet.filter2.predicate.Operators.SupportsEqNotEq;
import org.apache.parquet.filter2.predicate.Operators.SupportsLtGt;
import org.apache.parquet.filter2.predicate.Statistics;
import org.apache.parquet.filter2.predicate.UserDefinedPredicate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Our predicates as Parquet's, so that its dictionaries, Bloom filters and page indexes are asked:
 * TRUE of at least the rows that ours is TRUE of.
 */
final class ParquetPredicates {
  private final MessageType schema;

  ParquetPredicates(MessageType schema) {
    this.schema = schema;
  }

  /** What Parquet can tell of a predicate in positive form; empty if nothing. */
  Optional<FilterPredicate> of(Predicate predicate) {
    if (predicate instanceof And and) {
      return and.parts().stream().map(this::of).flatMap(Optional::stream).reduce(FilterApi::and);
    }
    if (predicate instanceof Or or) {
      return any(or.parts());
    }
    boolean negated = predicate instanceof Not;
    Predicate leaf = predicate instanceof Not not ? not.part() : predicate;
    String column = leaf.columns().iterator().next();
    if (!schema.containsField(column) || !schema.getType(column).isPrimitive()) {
      return Optional.empty();
    }
    PrimitiveTypeName type = schema.getType(column).asPrimitiveType().getPrimitiveTypeName();
    return switch (type) {
      case INT32 -> ofInts(leaf, negated);
      case INT64 -> ofLongs(leaf, negated);
      case BINARY -> ofTexts(leaf, negated);
      default -> Optional.empty();
    };
  }

  private Optional<FilterPredicate> any(List<Predicate> parts) {
    BinaryOperator<FilterPredicate> or = FilterApi::or;
    Optional<FilterPredicate> all = Optional.empty();
    for (Predicate part : parts) {
      Optional<FilterPredicate> known = of(part);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      all = Optional.of(all.map(before -> or.apply(before, known.get())).orElse(known.get()));
    }
    return all;
  }

  private static Optional<FilterPredicate> ofInts(Predicate leaf, boolean negated) {
    var column = FilterApi.intColumn(leaf.columns().iterator().next());
    if (leaf instanceof Compare compare) {
      long value = (Long) compare.value();
      return value == (int) value
          ? Optional.of(compare(column, compare, (int) value))
          : Optional.empty();
    }
    if (leaf instanceof In in && !negated) {
      Set<Integer> values = new HashSet<>();
      in.values().stream()
          .map(Long.class::cast)
          .filter(value -> value == value.intValue())
          .forEach(value -> values.add(value.intValue()));
      return values.isEmpty() ? Optional.empty() : Optional.of(FilterApi.in(column, values));
    }
    if (leaf instanceof Bits bits && !negated) {
      return Optional.of(FilterApi.userDefined(column, new IntBits(bits)));
    }
    return nulls(column, leaf, negated);
  }

  private static Optional<FilterPredicate> ofLongs(Predicate leaf, boolean negated) {
    var column = FilterApi.longColumn(leaf.columns().iterator().next());
    if (leaf instanceof Compare compare) {
      return Optional.of(compare(column, compare, (Long) compare.value()));
    }
    if (leaf instanceof In in && !negated) {
      Set<Long> values = new HashSet<>();
      in.values().forEach(value -> values.add((Long) value));
      return Optional.of(FilterApi.in(column, values));
    }
    return nulls(column, leaf, negated);
  }

  private static Optional<FilterPredicate> ofTexts(Predicate leaf, boolean negated) {
    BinaryColumn column = FilterApi.binaryColumn(leaf.columns().iterator().next());
    if (leaf instanceof Compare compare) {
      return Optional.of(compare(column, compare, Binary.fromString((String) compare.value())));
    }
    if (leaf instanceof In in && !negated) {
      Set<Binary> values = new HashSet<>();
      in.values().forEach(value -> values.add(Binary.fromString((String) value)));
      return Optional.of(FilterApi.in(column, values));
    }
    if (leaf instanceof InNetworks in && !negated) {
      return Optional.of(FilterApi.userDefined(column, new AddressIn(in.networks())));
    }
    return nulls(column, leaf, negated);
  }

  private static <T extends Comparable<T>, C extends Column<T> & SupportsEqNotEq>
      Optional<FilterPredicate> nulls(C column, Predicate leaf, boolean negated) {
    if (!(leaf instanceof IsNull)) {
      return Optional.empty();
    }
    return Optional.of(
        negated ? FilterApi.notEq(column, (T) null) : FilterApi.eq(column, (T) null));
  }

  private static <T extends Comparable<T>, C extends Column<T> & SupportsLtGt>
      FilterPredicate compare(C column, Compare compare, T value) {
    return switch (compare.comparison()) {
      case EQUAL -> FilterApi.eq(column, value);
      case NOT_EQUAL -> FilterApi.notEq(column, value);
      case LESS -> FilterApi.lt(column, value);
      case LESS_OR_EQUAL -> FilterApi.ltEq(column, value);
      case GREATER -> FilterApi.gt(column, value);
      case GREATER_OR_EQUAL -> FilterApi.gtEq(column, value);
    };
  }

  private static final class AddressIn extends UserDefinedPredicate<Binary>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Networks networks;

    AddressIn(Networks networks) {
      this.networks = networks;
    }

    @Override
    public boolean acceptsNullValue() {
      return false;
    }

    @Override
    public boolean keep(Binary value) {
      return value != null && networks.contains(value.getBytes()).orElse(false);
    }

    @Override
    public boolean canDrop(Statistics<Binary> statistics) {
      return !networks.mayLieBetween(
          statistics.getMin().getBytes(), statistics.getMax().getBytes());
    }

    @Override
    public boolean inverseCanDrop(Statistics<Binary> statistics) {
      return false;
    }
  }

  private static final class IntBits extends UserDefinedPredicate<Integer> implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Bits bits;

    IntBits(Bits bits) {
      this.bits = bits;
    }

    @Override
    public boolean acceptsNullValue() {
      return false;
    }

    @Override
    public boolean keep(Integer value) {
      return value != null && (value & bits.mask()) == bits.value();
    }

    @Override
    public boolean canDrop(Statistics<Integer> statistics) {
      return false;
    }

    @Override
    public boolean inverseCanDrop(Statistics<Integer> statistics) {
      return false;
    }
  }
}
