/** The SQL functions that sort flows. What a site's files say is read again when they change. */
package dev.rearview.udf.site.sql;
