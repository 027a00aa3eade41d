package dev.rearview.udf.site.sensorconf;

/** The two ends of a flow. */
public enum Side {
  SOURCE,
  DESTINATION
}
