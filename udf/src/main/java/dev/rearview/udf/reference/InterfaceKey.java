package dev.rearview.udf.reference;

/**
 * Names an interface of an exporter.
 *
 * @param high upper 64 bits of the exporter's address
 * @param low lower 64 bits of it
 * @param index SNMP ifIndex
 */
record InterfaceKey(long high, long low, long index) {}
