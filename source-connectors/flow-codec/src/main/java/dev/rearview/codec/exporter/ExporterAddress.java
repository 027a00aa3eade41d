package dev.rearview.codec.exporter;

import dev.rearview.codec.template.MemoryAccount;

/** What the domains of one exporter address share: the bounds that no other exporter's touch. */
final class ExporterAddress {
  final MemoryAccount memory = new MemoryAccount();
  int domains;

  /**
   * The address.
   *
   * @param ipv4 whether it is IPv4
   * @param high upper 64 bits; 0 for IPv4
   * @param low lower 64 bits
   */
  record Key(boolean ipv4, long high, long low) {}
}
