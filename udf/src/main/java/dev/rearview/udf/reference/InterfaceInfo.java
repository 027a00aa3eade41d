package dev.rearview.udf.reference;

import org.apache.flink.table.data.StringData;

/**
 * What the reference data say of an interface; each may be null.
 *
 * @param boundary external or internal
 */
record InterfaceInfo(
    StringData name, StringData description, Long speedBitsPerSecond, StringData boundary) {}
