package dev.rearview.udf.site.sql;

import java.nio.file.Path;

/**
 * Where the two files of a site lie.
 *
 * @param silkConf path of {@code silk.conf}
 * @param sensorConf path of {@code sensor.conf}
 */
record SitePaths(Path silkConf, Path sensorConf) {}
