/**
 * What {@code silk.conf} and {@code sensor.conf} say about a site: its probes, sensors, classes and
 * types. JDK only.
 */
package dev.rearview.udf.site;
