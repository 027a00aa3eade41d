package dev.rearview.archive.predicate;

import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.util.List;

/**
 * A predicate in which NOT stands before single conditions alone. Which rows it is TRUE of can then
 * be told from which rows its parts are TRUE of, without a third value.
 */
public final class PositiveForm {
  private PositiveForm() {}

  /** A predicate that is TRUE of the same rows. */
  public static Predicate of(Predicate predicate) {
    return of(predicate, false);
  }

  private static Predicate of(Predicate predicate, boolean negated) {
    if (predicate instanceof Not not) {
      return of(not.part(), !negated);
    }
    if (predicate instanceof And and) {
      return negated ? or(parts(and.parts(), true)) : and(parts(and.parts(), false));
    }
    if (predicate instanceof Or or) {
      return negated ? and(parts(or.parts(), true)) : or(parts(or.parts(), false));
    }
    if (predicate instanceof Compare compare && negated) {
      return new Compare(compare.column(), opposite(compare.comparison()), compare.value());
    }
    return negated ? new Not(predicate) : predicate;
  }

  private static List<Predicate> parts(List<Predicate> parts, boolean negated) {
    return parts.stream().map(part -> of(part, negated)).toList();
  }

  /** All of the parts, those that always hold left out. */
  public static Predicate and(List<Predicate> parts) {
    if (parts.contains(Predicate.FALSE)) {
      return Predicate.FALSE;
    }
    List<Predicate> left = parts.stream().filter(part -> !part.equals(Predicate.TRUE)).toList();
    return left.size() == 1 ? left.get(0) : new And(left);
  }

  /** Any of the parts, those that never hold left out. */
  public static Predicate or(List<Predicate> parts) {
    if (parts.contains(Predicate.TRUE)) {
      return Predicate.TRUE;
    }
    List<Predicate> left = parts.stream().filter(part -> !part.equals(Predicate.FALSE)).toList();
    return left.size() == 1 ? left.get(0) : new Or(left);
  }

  private static Comparison opposite(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> Comparison.NOT_EQUAL;
      case NOT_EQUAL -> Comparison.EQUAL;
      case LESS -> Comparison.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Comparison.GREATER;
      case GREATER -> Comparison.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Comparison.LESS;
    };
  }
}
