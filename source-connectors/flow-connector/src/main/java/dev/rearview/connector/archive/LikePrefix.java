package dev.rearview.connector.archive;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of LIKE that is a text, or the beginning of one.
 *
 * @param text before the {@code %}
 * @param whole whether there is no {@code %}
 */
record LikePrefix(String text, boolean whole) {

  /** Of a pattern; empty if it has another wildcard, or a backslash. */
  static Optional<LikePrefix> of(String pattern) {
    boolean open = pattern.endsWith("%");
    String text = open ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean plain = text.indexOf('%') < 0 && text.indexOf('_') < 0 && text.indexOf('\\') < 0;
    return plain && !text.isEmpty() ? Optional.of(new LikePrefix(text, !open)) : Optional.empty();
  }

  /** The condition on a column. */
  Optional<Predicate> predicate(String column) {
    if (whole) {
      return Optional.of(new Predicate.Compare(column, Comparison.EQUAL, text));
    }
    return successor()
        .map(
            end ->
                new Predicate.And(
                    List.of(
                        new Predicate.Compare(column, Comparison.GREATER_OR_EQUAL, text),
                        new Predicate.Compare(column, Comparison.LESS, end))));
  }

  /** The first text, by UTF-8, behind all that begin with this one; empty if there is none. */
  private Optional<String> successor() {
    int last = text.codePointBefore(text.length());
    if (last == Character.MAX_CODE_POINT) {
      return Optional.empty();
    }
    int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
    return Optional.of(
        text.substring(0, text.length() - Character.charCount(last)) + Character.toString(next));
  }
}
