package dev.rearview.udf.hunt;

/** A window of who came to a host, and to whom it went from there. */
public final class Movement extends Window {
  /** Who came first; null if nobody has. */
  public String entryPeer;

  /** When, milliseconds since the epoch. */
  public long entryMillis;

  /** Different peers that it went to, at most {@link ScanHunt#MAX_TARGETS}. */
  public long peers;

  /** Those of them that it first went to after somebody had come. */
  public long newPeers;

  /** So many of these are reported. */
  public int minPeers;

  /** So great a share of them is. */
  public double minScore;

  void begin(int askedMinPeers, double askedMinScore) {
    entryPeer = null;
    entryMillis = 0;
    peers = 0;
    newPeers = 0;
    minPeers = askedMinPeers;
    minScore = askedMinScore;
  }

  void enteredBy(String peer, long timeMillis) {
    boolean sameTime = entryPeer != null && timeMillis == entryMillis;
    if (entryPeer == null || (sameTime && peer.compareTo(entryPeer) < 0)) {
      entryPeer = peer;
      entryMillis = timeMillis;
    }
  }

  boolean isAfterEntry(long timeMillis) {
    return entryPeer != null && timeMillis > entryMillis;
  }

  double score() {
    return peers == 0 ? 0 : (double) newPeers / peers;
  }
}
