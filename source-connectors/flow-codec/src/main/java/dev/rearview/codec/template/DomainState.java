package dev.rearview.codec.template;

import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is remembered of one observation domain of an exporter, so that its data can be decoded:
 * templates, sampling rates, when it started, and data that waits for its template.
 */
public final class DomainState {
  /** Of an exporter that has not said when it started. */
  static final long UNKNOWN = Long.MIN_VALUE;

  final TemplateList templates = new TemplateList();
  final SamplingRates rates = new SamplingRates();

  /** When the exporter started, milliseconds since 1970, as its options data say. */
  long systemInitEpochMillis = UNKNOWN;

  private final ArrayDeque<HeldSet> held = new ArrayDeque<>();
  private boolean remembered = true;
  private MemoryAccount ofExporter = new MemoryAccount();
  private MemoryAccount ofAll = new MemoryAccount();

  /** Books what waits here, now and later, on these accounts. */
  public void account(MemoryAccount ofExporter, MemoryAccount ofAll) {
    this.ofExporter = ofExporter;
    this.ofAll = ofAll;
    for (HeldSet set : held) {
      book(set.cost());
    }
    templates.forEach(template -> bookTemplate(template.cost()));
  }

  /** Takes what is here off its accounts: it is about to be forgotten. */
  public void close() {
    for (HeldSet set : held) {
      book(-set.cost());
    }
    templates.forEach(template -> bookTemplate(-template.cost()));
  }

  /**
   * Keeps a template, in place of the one with its id.
   *
   * @return false if there is no memory for it: then nothing is changed
   */
  boolean keep(Template template, int limitOfExporter, int limitOfAll) {
    Template known = templates.find(template.id());
    int more = template.cost() - (known == null ? 0 : known.cost());
    if ((long) ofExporter.templateBytes + more > limitOfExporter
        || (long) ofAll.templateBytes + more > limitOfAll) {
      return false;
    }
    templates.put(template);
    bookTemplate(more);
    return true;
  }

  /** Forgets the templates of which {@code condition} holds. */
  void withdraw(Predicate<Template> condition) {
    templates.forEach(template -> bookTemplate(condition.test(template) ? -template.cost() : 0));
    templates.removeIf(condition);
  }

  /** Number of data sets that wait for their template. */
  public int heldSets() {
    return held.size();
  }

  /** The templates in force, by id. */
  public List<TemplateStats> templateStats() {
    List<TemplateStats> stats = new ArrayList<>();
    templates.forEach(template -> stats.add(template.stats()));
    return stats;
  }

  /** The rates that were announced: {@code sampler N}, {@code interface N} or {@code all}. */
  public Map<String, Long> samplers() {
    return rates.named();
  }

  /** Takes over what the state of the same domain at another time knows and this one does not. */
  public void merge(DomainState other) {
    other.templates.forEach(
        template -> {
          Template known = templates.find(template.id());
          if (known == null || known.lastReceivedEpochNanos < template.lastReceivedEpochNanos) {
            keep(template, Integer.MAX_VALUE, Integer.MAX_VALUE);
          }
        });
    for (int i = 0; i < other.rates.size(); i++) {
      rates.put(other.rates.keyAt(i), other.rates.rateAt(i), Integer.MAX_VALUE);
    }
    if (other.systemInitEpochMillis != UNKNOWN) {
      systemInitEpochMillis = other.systemInitEpochMillis;
    }
    other.held.forEach(this::keep);
  }

  /** A state for one datagram, of a domain that there is no room to remember. */
  public static DomainState forOneDatagram() {
    DomainState state = new DomainState();
    state.remembered = false;
    return state;
  }

  /** Lets data wait; false if it is more than may wait. */
  boolean hold(HeldSet set, int limitOfExporter, int limitOfAll) {
    if (!remembered
        || (long) ofExporter.heldBytes + set.cost() > limitOfExporter
        || (long) ofAll.heldBytes + set.cost() > limitOfAll) {
      return false;
    }
    keep(set);
    return true;
  }

  void keep(HeldSet set) {
    held.add(set);
    book(set.cost());
  }

  Iterable<HeldSet> held() {
    return held;
  }

  /** Whether data waits for this template. */
  boolean awaits(int templateId) {
    if (held.isEmpty()) {
      return false; // Without an iterator: this is asked of every template that is sent again.
    }
    for (HeldSet set : held) {
      if (set.templateId() == templateId) {
        return true;
      }
    }
    return false;
  }

  /** Takes out what waits for this template, oldest first. */
  List<HeldSet> release(int templateId) {
    List<HeldSet> released = new ArrayList<>();
    for (Iterator<HeldSet> sets = held.iterator(); sets.hasNext(); ) {
      HeldSet set = sets.next();
      if (set.templateId() == templateId) {
        sets.remove();
        book(-set.cost());
        released.add(set);
      }
    }
    return released;
  }

  /** Drops what was received before that time, and counts it. */
  public void expire(long beforeEpochNanos, DatagramReport report) {
    while (!held.isEmpty() && held.peek().header().datagram.receivedEpochNanos < beforeEpochNanos) {
      book(-held.remove().cost());
      report.add(DecodeProblem.HELD_DATA_EXPIRED);
    }
  }

  private void bookTemplate(int bytes) {
    ofExporter.templateBytes += bytes;
    ofAll.templateBytes += bytes;
  }

  private void book(int bytes) {
    ofExporter.heldBytes += bytes;
    ofAll.heldBytes += bytes;
  }
}
