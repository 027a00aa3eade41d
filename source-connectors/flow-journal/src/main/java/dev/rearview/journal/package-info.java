/**
 * Datagrams on disk: rolling pcap segments that one writer appends to, any number of readers tail,
 * and retention deletes; and captures of other tools, read by the same code.
 */
package dev.rearview.journal;
