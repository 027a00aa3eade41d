package dev.rearview.collector.status;

import java.util.OptionalLong;

/**
 * One UDP port, all its sockets together.
 *
 * @param port its number
 * @param bind the address that it is bound to, {@code *} for every address; several with commas
 * @param sockets how many sockets share it
 * @param datagrams handed on to the writers
 * @param bytes of UDP payload in them
 * @param ignored left out by the accept list
 * @param ringDrops dropped because a writer lagged by its whole ring
 * @param kernelDrops dropped by the kernel; empty where the system does not tell
 * @param errors failed reads
 * @param lastEpochNanos when the last datagram came, 0 for never
 * @param receiveBufferRequestedBytes asked for, per socket
 * @param receiveBufferGrantedBytes the least that a socket got
 */
public record PortStatus(
    int port,
    String bind,
    int sockets,
    long datagrams,
    long bytes,
    long ignored,
    long ringDrops,
    OptionalLong kernelDrops,
    long errors,
    long lastEpochNanos,
    int receiveBufferRequestedBytes,
    int receiveBufferGrantedBytes) {}
