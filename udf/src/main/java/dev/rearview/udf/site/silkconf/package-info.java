/** {@code silk.conf}: the sensors, classes and types of a site. */
package dev.rearview.udf.site.silkconf;
