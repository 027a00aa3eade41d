package dev.rearview.udf.reference;

import org.apache.flink.table.data.StringData;

/** What the reference data say of a prefix; each may be null. */
public record Network(
    StringData prefix,
    StringData name,
    StringData role,
    StringData site,
    StringData owner,
    StringData tenant) {}
