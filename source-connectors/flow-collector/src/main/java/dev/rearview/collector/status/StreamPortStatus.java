package dev.rearview.collector.status;

import java.util.Map;

/**
 * One port that exporters connect to, on all threads together.
 *
 * @param port its number
 * @param tls whether it speaks TLS
 * @param bind the address that it is bound to, {@code *} for every address; several with commas
 * @param open connections that are open
 * @param accepted connections that were let in
 * @param refused connections closed before a byte was read, by cause
 * @param failed connections that ended as none should, by cause
 * @param messages handed on to the writers
 * @param bytes in them
 * @param pauses how often a connection was not read because a writer lagged
 * @param lastEpochNanos when the last message came, 0 for never
 */
public record StreamPortStatus(
    int port,
    boolean tls,
    String bind,
    long open,
    long accepted,
    Map<String, Long> refused,
    Map<String, Long> failed,
    long messages,
    long bytes,
    long pauses,
    long lastEpochNanos) {}
