package dev.rearview.collector.receive;

import dev.rearview.collector.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counters per address, for a limited number of addresses: a sender who makes addresses up cannot
 * exhaust memory, it is counted under "other" with everyone else who comes late.
 *
 * <p>One thread counts; any thread may list. Open addressing at most half full, and nothing is ever
 * removed, so that a lookup is a few reads and no lock.
 */
public final class ExporterTable {
  private final AtomicReferenceArray<ExporterCounters> slots;
  private final int limit;
  private final ExporterCounters other = new ExporterCounters(null);
  private int used;
  private ExporterCounters latest = other;

  /** For at most {@code limit} addresses. */
  public ExporterTable(int limit) {
    this.limit = limit;
    this.slots = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(1, limit)) * 4);
  }

  /** The counters of this address; those of "other" when the table is full. */
  public ExporterCounters of(boolean ipv4, long high, long low) {
    if (isFor(latest, ipv4, high, low)) {
      return latest;
    }
    int mask = slots.length() - 1;
    int index = hash(high, low) & mask;
    ExporterCounters found;
    while ((found = slots.getPlain(index)) != null) {
      if (isFor(found, ipv4, high, low)) {
        latest = found;
        return found;
      }
      index = (index + 1) & mask;
    }
    if (used == limit) {
      return other;
    }
    used++;
    latest = new ExporterCounters(new IpAddress(ipv4, high, low));
    slots.setRelease(index, latest);
    return latest;
  }

  /** Everyone in the table, in no order. */
  public List<ExporterCounters> listed() {
    List<ExporterCounters> listed = new ArrayList<>();
    for (int i = 0; i < slots.length(); i++) {
      ExporterCounters counters = slots.getAcquire(i);
      if (counters != null) {
        listed.add(counters);
      }
    }
    return listed;
  }

  /** Everyone whom the table had no room for, together. */
  public ExporterCounters other() {
    return other;
  }

  private static boolean isFor(ExporterCounters counters, boolean ipv4, long high, long low) {
    IpAddress address = counters.address();
    return address != null
        && address.low() == low
        && address.high() == high
        && address.ipv4() == ipv4;
  }

  private static int hash(long high, long low) {
    long mixed = (high * 31 + low) * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> 32);
  }
}
