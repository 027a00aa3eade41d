/**
 * What {@code silk.conf} and {@code sensor.conf} say about a site: its probes, sensors and types.
 */
package dev.rearview.udf.site;
