/** Sets of addresses and longest-prefix tables, for IPv4 and IPv6 alike. JDK only. */
package dev.rearview.udf.prefix;
