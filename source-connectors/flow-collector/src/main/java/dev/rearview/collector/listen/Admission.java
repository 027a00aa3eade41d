package dev.rearview.collector.listen;

import dev.rearview.collector.address.AcceptList;

/**
 * Who is listened to at one port. Any thread may replace the list; from then on all receive threads
 * go by the new one.
 */
public final class Admission {
  private volatile AcceptList accept;

  /** By this list, until it is replaced. */
  public Admission(AcceptList accept) {
    this.accept = accept;
  }

  /** Whether a sender is listened to. */
  public boolean admits(boolean ipv4, long high, long low) {
    return accept.accepts(ipv4, high, low);
  }

  /** Goes by another list from now on. */
  public void replace(AcceptList newAccept) {
    accept = newAccept;
  }
}
