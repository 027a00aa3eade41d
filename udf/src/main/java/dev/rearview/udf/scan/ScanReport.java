package dev.rearview.udf.scan;

/** A line of rwscan, and of what it does not print. */
record ScanReport(Verdict verdict, EventTime time, long flows, long packets, long octets) {}
