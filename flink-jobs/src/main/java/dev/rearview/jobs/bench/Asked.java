package dev.rearview.jobs.bench;

/**
 * One answer and what it cost.
 *
 * @param answer the rows
 * @param wallSeconds from the question to the last row
 * @param cpuSeconds of all processes that take part
 * @param readBytes what these read; 0 where that is not measured
 */
record Asked(Answer answer, double wallSeconds, double cpuSeconds, long readBytes) {}
