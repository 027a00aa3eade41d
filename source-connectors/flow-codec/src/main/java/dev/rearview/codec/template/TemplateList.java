package dev.rearview.codec.template;

import dev.rearview.codec.element.SubTemplates;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The templates of a domain, by id; searched without allocating. */
final class TemplateList implements SubTemplates {
  private static final int FIRST_SIZE = 8;

  private Template[] sorted = new Template[FIRST_SIZE];
  private int count;
  private Template latest;

  /** Number of templates. */
  int size() {
    return count;
  }

  @Override
  public Template find(int id) {
    if (latest != null && latest.id() == id) {
      return latest;
    }
    int at = search(id);
    if (at < 0) {
      return null;
    }
    latest = sorted[at];
    return latest;
  }

  /** Adds a template, in place of the one with its id. */
  void put(Template template) {
    latest = template;
    int at = search(template.id());
    if (at >= 0) {
      sorted[at] = template;
      return;
    }
    if (count == sorted.length) {
      sorted = Arrays.copyOf(sorted, 2 * count);
    }
    int insertAt = -at - 1;
    System.arraycopy(sorted, insertAt, sorted, insertAt + 1, count - insertAt);
    sorted[insertAt] = template;
    count++;
  }

  /** Removes the templates of which {@code condition} holds. */
  void removeIf(Predicate<Template> condition) {
    latest = null;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Template template = sorted[i];
      if (!condition.test(template)) {
        sorted[kept++] = template;
      }
    }
    Arrays.fill(sorted, kept, count, null);
    count = kept;
  }

  /** Gives each template, by id. */
  void forEach(Consumer<Template> action) {
    for (int i = 0; i < count; i++) {
      action.accept(sorted[i]);
    }
  }

  private int search(int id) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = sorted[middle].id();
      if (there == id) {
        return middle;
      }
      if (there < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
