package dev.rearview.connector.reader;

import dev.rearview.codec.exporter.ExporterStats;

/**
 * What an exporter sent in an interval of receive time.
 *
 * @param after the exporter as it is after the interval
 * @param counts the counts of the interval alone
 */
record ExporterInterval(ExporterStats after, ExporterCounts counts) {}
