/** {@code ./rearview check}: says what a site's files will do. Knows nothing of Flink. */
package dev.rearview.udf.site.check;
