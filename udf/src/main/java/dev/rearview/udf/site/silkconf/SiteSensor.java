package dev.rearview.udf.site.silkconf;

/**
 * A sensor of {@code silk.conf}.
 *
 * @param id its number, 0 to 65534
 * @param name its name
 * @param description what it is; empty if the file does not say
 */
public record SiteSensor(int id, String name, String description) {}
