package dev.rearview.jobs.settings;

/**
 * A port that a process binds.
 *
 * @param setting the setting it comes from
 * @param transport TCP or UDP
 * @param port the port with {@code ports.offset} added
 */
public record PortBinding(Setting setting, Transport transport, int port) {}
