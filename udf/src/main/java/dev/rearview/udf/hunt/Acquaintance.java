package dev.rearview.udf.hunt;

/**
 * What is known of a key: its last flow ever, and the evidence of the time after its first one
 * while that lasts.
 */
public final class Acquaintance extends Window {
  /** Event time of its last flow, milliseconds since the epoch. */
  public long lastEverMillis;

  /** Whether there has been one. */
  public boolean known;

  /** After so long without a flow it is new again. */
  public long forgetMillis;

  /** Different peers in the time after its first flow, at most {@link ScanHunt#MAX_TARGETS}. */
  public long peers;

  /** The peer of the first flow, of several at the same time the first by text. */
  public String firstPeer;

  boolean isForgotten(long timeMillis) {
    return known && timeMillis - lastEverMillis > forgetMillis;
  }

  /** Begins with its first flow. */
  void begin(long timeMillis, long evidenceMillis, long askedForgetMillis) {
    startMillis = timeMillis;
    endMillis = timeMillis + evidenceMillis;
    known = true;
    forgetMillis = askedForgetMillis;
    peers = 0;
    firstPeer = null;
  }

  void addFirstPeer(String peer, long timeMillis) {
    if (peer != null
        && timeMillis == startMillis
        && (firstPeer == null || peer.compareTo(firstPeer) < 0)) {
      firstPeer = peer;
    }
  }
}
