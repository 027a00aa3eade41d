/**
 * Capture files as a sequence of packets, and packets as datagrams: what journal segments and
 * captures of other tools have in common. Knows nothing of partitions, retention or threads.
 */
package dev.rearview.journal.pcap;
