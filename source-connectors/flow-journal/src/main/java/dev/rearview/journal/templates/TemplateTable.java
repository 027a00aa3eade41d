package dev.rearview.journal.templates;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.template.MessagePeek;
import dev.rearview.journal.templates.ExporterTemplates.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The templates and options data that are in force after the datagrams it was shown: of each
 * template of an exporter address, protocol and observation domain the latest definition, and of
 * the options data the latest about each thing. Withdrawn templates are forgotten.
 *
 * <p>What is in bounds is never evicted by what is not: a definition that finds no room is counted
 * and left out. Exporters of which nothing came for a day are forgotten. Used by one thread.
 */
public final class TemplateTable {
  private static final long MOST_SILENCE_NANOS = 86_400_000_000_000L;

  private final TemplateLimits limits;
  private final HeldBytes held;
  private final MessagePeek peek = new MessagePeek();
  private final Map<Address, ExporterTemplates> exporters = new HashMap<>();
  private ExporterTemplates latest;
  private long arrivals;
  private long lastEpochNanos;
  private long refused;

  /** An empty table. */
  public TemplateTable(TemplateLimits limits) {
    this.limits = limits;
    this.held = new HeldBytes(null, limits.totalBytes());
  }

  /** Takes in a datagram, of whatever protocol, after those that came before it. */
  public void note(Datagram datagram) {
    if (!peek.open(datagram.bytes, datagram.offset, datagram.length)) {
      return;
    }
    ExporterTemplates exporter = exporter(datagram);
    DomainTemplates domain =
        exporter == null ? null : exporter.domain(peek.isIpfix(), peek.domain());
    if (domain != null) {
      domain.begin();
    }
    arrivals++;
    lastEpochNanos = Math.max(lastEpochNanos, datagram.receivedEpochNanos);
    while (peek.nextSet()) {
      switch (peek.setKind()) {
        case TEMPLATES, OPTIONS_TEMPLATES -> {
          domain = domain != null ? domain : newDomain(datagram);
          if (domain != null) {
            domain.templates(datagram, peek, arrivals);
            refused += domain.takeRefused();
          }
        }
        case DATA -> {
          if (domain != null && domain.hasOptionsTemplates()) {
            domain.data(datagram, peek, arrivals);
            refused += domain.takeRefused();
          }
        }
        case RESERVED -> {
          // Says nothing of what is in force.
        }
      }
    }
    if (latest != null && domain != null) {
      latest.seen(datagram.receivedEpochNanos);
    }
  }

  private ExporterTemplates exporter(Datagram datagram) {
    if (latest != null && latest.address().isOf(datagram)) {
      return latest;
    }
    ExporterTemplates found = exporters.get(Address.of(datagram));
    latest = found == null ? latest : found;
    return found;
  }

  private DomainTemplates newDomain(Datagram datagram) {
    ExporterTemplates exporter = exporter(datagram);
    if (exporter == null) {
      HeldBytes share = new HeldBytes(held, limits.exporterBytes());
      if (!share.take(ExporterTemplates.OVERHEAD_BYTES)) {
        refused++;
        return null;
      }
      exporter = new ExporterTemplates(Address.of(datagram), share);
      exporters.put(exporter.address(), exporter);
      latest = exporter;
    }
    DomainTemplates domain = exporter.addDomain(peek.isIpfix(), peek.domain());
    refused += domain == null ? 1 : 0;
    return domain;
  }

  /**
   * Messages that say what is in force, in an order in which a decoder can learn them. Each is an
   * original message without its flow data and without what was defined anew since; its receive
   * time is when it was last sent.
   */
  public List<Datagram> messages() {
    forgetSilent();
    Set<DefiningMessage> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    exporters.values().forEach(exporter -> exporter.forEachMessage(distinct::add));
    List<DefiningMessage> ordered = new ArrayList<>(distinct);
    ordered.sort(Comparator.comparingLong(DefiningMessage::arrival));
    return ordered.stream().map(DefiningMessage::toDatagram).toList();
  }

  private void forgetSilent() {
    exporters
        .values()
        .removeIf(
            exporter -> {
              boolean silent = lastEpochNanos - exporter.lastSeenEpochNanos() > MOST_SILENCE_NANOS;
              if (silent) {
                exporter.clear();
              }
              return silent;
            });
    latest = null;
  }

  /** How many definitions found no room, or no room for their exporter, so far. */
  public long refused() {
    return refused;
  }

  /** Estimated memory in use, in bytes. */
  public long heldBytes() {
    return held.used();
  }
}
