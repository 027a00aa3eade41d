package dev.rearview.udf.site.categorise;

/**
 * What a sensor makes of a flow.
 *
 * @param sensor name of the sensor
 * @param className name of the class: always that of the packing logic
 * @param type name of the type
 */
public record Category(String sensor, String className, String type) {}
