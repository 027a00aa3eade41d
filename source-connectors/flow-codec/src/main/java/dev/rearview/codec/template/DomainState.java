package dev.rearview.codec.template;

import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

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
  private HeldAccount ofExporter = new HeldAccount();
  private HeldAccount ofAll = new HeldAccount();

  /** Books what waits here, now and later, on these accounts. */
  public void account(HeldAccount ofExporter, HeldAccount ofAll) {
    this.ofExporter = ofExporter;
    this.ofAll = ofAll;
    for (HeldSet set : held) {
      book(set.cost());
    }
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
            templates.put(template);
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

  /** Lets data wait; false if it is more than may wait. */
  boolean hold(HeldSet set, int limitOfExporter, int limitOfAll) {
    if ((long) ofExporter.bytes + set.cost() > limitOfExporter
        || (long) ofAll.bytes + set.cost() > limitOfAll) {
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

  private void book(int bytes) {
    ofExporter.bytes += bytes;
    ofAll.bytes += bytes;
  }
}
