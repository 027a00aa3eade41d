package dev.rearview.codec.exporter;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.template.TemplateStats;
import java.util.List;
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
 * @param failed datagrams of which nothing was of use
 * @param records flows delivered
 * @param optionsRecords options records delivered
 * @param counterSamples counter samples delivered
 * @param missingFlows what was exported and has not arrived, in the unit of the protocol's sequence
 *     number: flows (v5, v7), records (IPFIX), datagrams (v9, sFlow)
 * @param problems how often each problem was met; those never met are absent
 * @param templates the templates that are in force
 * @param samplers the sampling rates that it announced: {@code sampler N}, {@code interface N} or
 *     {@code all}
 * @param heldSets data sets that wait for their templates now
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
    long optionsRecords,
    long counterSamples,
    long missingFlows,
    Map<DecodeProblem, Long> problems,
    List<TemplateStats> templates,
    Map<String, Long> samplers,
    int heldSets,
    long lastReceivedEpochNanos) {}
