package dev.rearview.codec.exporter;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DecodeProblem;
import java.util.Map;

/**
 * What one exporter's engine sent, up to now.
 *
 * @param ipv4 whether the address is IPv4
 * @param addressHigh upper 64 bits of the address; 0 for IPv4
 * @param addressLow lower 64 bits of the address
 * @param protocol export protocol; null for datagrams whose header could not be read
 * @param domain observation domain (v5: engine type * 256 + id), or {@link
 *     dev.rearview.codec.problem.DatagramReport#NO_DOMAIN}
 * @param datagrams datagrams received
 * @param failed datagrams that delivered no flow
 * @param records flows delivered
 * @param missingFlows flows that were exported and have not arrived
 * @param problems how often each problem was met; those never met are absent
 * @param lastReceivedEpochNanos receive time of the latest datagram
 */
public record ExporterStats(
    boolean ipv4,
    long addressHigh,
    long addressLow,
    ExportProtocol protocol,
    long domain,
    long datagrams,
    long failed,
    long records,
    long missingFlows,
    Map<DecodeProblem, Long> problems,
    long lastReceivedEpochNanos) {}
