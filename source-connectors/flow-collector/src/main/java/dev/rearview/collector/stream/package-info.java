/** IPFIX over TCP and TLS: listening, who is let in, framing, and waiting for the disk. */
package dev.rearview.collector.stream;
