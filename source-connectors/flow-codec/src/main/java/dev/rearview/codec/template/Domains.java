package dev.rearview.codec.template;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DatagramReport;

/** Where the states of observation domains are kept. */
public interface Domains {
  /**
   * The state of the domain that the datagram comes from; one for this datagram alone if there are
   * more exporters or domains than the limits, which is counted.
   */
  DomainState open(Datagram datagram, ExportProtocol protocol, long domain, DatagramReport report);

  /** Drops data that has waited since before that time, of all domains, and counts it. */
  void expireHeld(long beforeEpochNanos, DatagramReport report);
}
