/**
 * Packets of captures into flows: the table {@code 'connector' = 'flow-meter'}. The packets of a
 * conversation, both ways, meet under one key; their counts are state until the flow ends.
 */
package dev.rearview.connector.meter;
