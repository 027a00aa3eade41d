package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.Bits;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.In;
import dev.rearview.archive.predicate.Predicate.IsNull;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.util.ArrayList;
import java.util.List;

/** Which conditions cost little to evaluate: those on numbers, of which columns are small too. */
final class PredicateCost {
  private PredicateCost() {}

  /** Whether the predicate is about numbers alone. */
  static boolean isLow(Predicate predicate) {
    if (predicate instanceof And and) {
      return and.parts().stream().allMatch(PredicateCost::isLow);
    }
    if (predicate instanceof Or or) {
      return or.parts().stream().allMatch(PredicateCost::isLow);
    }
    Predicate leaf = predicate instanceof Not not ? not.part() : predicate;
    return leaf instanceof Bits
        || leaf instanceof IsNull
        || (leaf instanceof Compare compare && compare.value() instanceof Long)
        || (leaf instanceof In in && in.values().stream().allMatch(Long.class::isInstance));
  }

  /** Predicates that together are the given one, to be evaluated one after another. */
  static List<Predicate> stages(Predicate predicate) {
    if (!(predicate instanceof And and)) {
      return List.of(predicate);
    }
    List<Predicate> low = new ArrayList<>();
    List<Predicate> high = new ArrayList<>();
    and.parts().forEach(part -> (isLow(part) ? low : high).add(part));
    if (low.isEmpty() || high.isEmpty()) {
      return List.of(predicate);
    }
    return List.of(new And(low), new And(high));
  }
}
