package dev.rearview.udf.hunt;

/** A window of volume, and how it is spread over the window's slots. */
public final class VolumeWindow extends Window {
  /** A window has so many slots of one length. */
  static final int SLOTS = 24;

  /** Octets of each slot. */
  public long[] slotOctets = new long[SLOTS];

  /** So many octets are reported. */
  public long minOctets;

  /** So many slots with something are. */
  public int minActive;

  /** So great a share of the greatest slot is not any more. */
  public double maxPeak;

  void begin(long askedMinOctets, int askedMinActive, double askedMaxPeak) {
    slotOctets = new long[SLOTS];
    minOctets = askedMinOctets;
    minActive = askedMinActive;
    maxPeak = askedMaxPeak;
  }

  void addOctets(long timeMillis, long flowOctets) {
    long slotMillis = (endMillis - startMillis) / SLOTS;
    int slot = (int) Math.min(SLOTS - 1, (timeMillis - startMillis) / slotMillis);
    slotOctets[slot] += flowOctets;
  }

  int activeSlots() {
    int active = 0;
    for (long slot : slotOctets) {
      active += slot > 0 ? 1 : 0;
    }
    return active;
  }

  /** The greatest slot's share of all octets. */
  double peakShare() {
    long peak = 0;
    for (long slot : slotOctets) {
      peak = Math.max(peak, slot);
    }
    return (double) peak / octets;
  }
}
