package dev.rearview.journal.templates;

import dev.rearview.codec.Datagram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is in force of one exporter address. */
final class ExporterTemplates {
  /** Estimated size of this object and of its place in the table. */
  static final int OVERHEAD_BYTES = 300;

  private static final int DOMAIN_BYTES = 300;

  private final Address address;
  private final HeldBytes held;
  private final List<DomainTemplates> domains = new ArrayList<>(1);
  private long lastSeenEpochNanos;
  private DomainTemplates latest;

  ExporterTemplates(Address address, HeldBytes held) {
    this.address = address;
    this.held = held;
  }

  /** An exporter's address, as in {@link Datagram}. */
  record Address(boolean ipv4, long high, long low) {
    static Address of(Datagram datagram) {
      return new Address(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow);
    }

    boolean isOf(Datagram datagram) {
      return low == datagram.exporterLow && high == datagram.exporterHigh && ipv4 == datagram.ipv4;
    }
  }

  Address address() {
    return address;
  }

  /** The domain; null if nothing is known of it. */
  DomainTemplates domain(boolean ipfix, long domain) {
    if (latest != null && latest.isFor(ipfix, domain)) {
      return latest;
    }
    for (DomainTemplates one : domains) {
      if (one.isFor(ipfix, domain)) {
        latest = one;
        return one;
      }
    }
    return null;
  }

  /** A new domain; null if there is no room for it. */
  DomainTemplates addDomain(boolean ipfix, long domain) {
    if (!held.take(DOMAIN_BYTES)) {
      return null;
    }
    latest = new DomainTemplates(ipfix, domain, held);
    domains.add(latest);
    return latest;
  }

  void seen(long epochNanos) {
    lastSeenEpochNanos = Math.max(lastSeenEpochNanos, epochNanos);
  }

  long lastSeenEpochNanos() {
    return lastSeenEpochNanos;
  }

  /** Gives all memory back. */
  void clear() {
    held.give(held.used());
  }

  void forEachMessage(Consumer<DefiningMessage> action) {
    domains.forEach(domain -> domain.forEachMessage(action));
  }
}
