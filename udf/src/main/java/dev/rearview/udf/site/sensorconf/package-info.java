/** {@code sensor.conf}: probes, groups of networks, and the sensors that sort flows. */
package dev.rearview.udf.site.sensorconf;
