package dev.rearview.journal.templates;

/**
 * How much of exporters' templates and options data one partition remembers.
 *
 * @param exporterBytes of one exporter address, in bytes
 * @param totalBytes of all exporters, in bytes
 */
public record TemplateLimits(long exporterBytes, long totalBytes) {}
