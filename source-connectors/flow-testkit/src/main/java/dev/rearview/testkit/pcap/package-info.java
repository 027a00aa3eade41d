/**
 * Builds captures for tests, from the specifications of pcap, pcapng, the link layers and the IP
 * headers alone: byte by byte and independent of the code that reads them.
 */
package dev.rearview.testkit.pcap;
