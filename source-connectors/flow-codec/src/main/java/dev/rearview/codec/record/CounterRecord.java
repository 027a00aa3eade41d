package dev.rearview.codec.record;

import java.util.Map;

/**
 * One sFlow counter sample. Immutable.
 *
 * @param origin who sent it, and when
 * @param agentIpv4 whether the agent's address is IPv4
 * @param agentHigh upper 64 bits of the address that the agent gives itself; 0 for IPv4
 * @param agentLow lower 64 bits of that address
 * @param sequence sequence number of the sample within its data source
 * @param sourceType kind of data source
 * @param sourceIndex number of the data source within its kind
 * @param values the interface counters from {@link CounterField#IF_INDEX} on; absent ones were not
 *     sent
 * @param extra every other counter, by its name in the sFlow structures, in wire order
 */
public record CounterRecord(
    Origin origin,
    boolean agentIpv4,
    long agentHigh,
    long agentLow,
    long sequence,
    int sourceType,
    long sourceIndex,
    Map<CounterField, Long> values,
    Map<String, String> extra) {}
