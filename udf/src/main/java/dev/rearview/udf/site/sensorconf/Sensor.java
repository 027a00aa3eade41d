package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.site.text.Place;
import java.util.List;
import java.util.Map;

/**
 * One block {@code sensor}: how flows of its probes are sorted. Several blocks may have one name.
 *
 * @param name name of the sensor, which {@code silk.conf} declares
 * @param place where the block begins
 * @param probes probes whose flows it sorts
 * @param fixed networks that all sources or all destinations are in
 * @param networks what is in each network; absent = nothing
 * @param discards what it leaves out
 */
public record Sensor(
    String name,
    Place place,
    List<Probe> probes,
    Map<Side, Network> fixed,
    Map<Network, Decider> networks,
    List<Discard> discards) {}
