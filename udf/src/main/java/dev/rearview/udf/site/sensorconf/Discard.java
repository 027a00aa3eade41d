package dev.rearview.udf.site.sensorconf;

import java.util.List;

/**
 * Flows that a sensor leaves out.
 *
 * @param unless whether flows that match stay, and all others are left out
 * @param sides ends of which one must be in the list for a flow to match
 * @param list what they are compared with
 */
public record Discard(boolean unless, List<Side> sides, Decider list) {}
