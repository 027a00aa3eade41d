package dev.rearview.jobs.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One line of the table.
 *
 * @param measurement what was measured, with its unit
 * @param rearview Rearview's figure
 * @param peer the peer's name and figure, or why there is none
 * @param ratio Rearview's figure by the peer's; null without a peer
 * @param conditions load, cores, duration, drops, and what the figures include
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BenchRow(
    String measurement, String rearview, String peer, Double ratio, String conditions) {}
