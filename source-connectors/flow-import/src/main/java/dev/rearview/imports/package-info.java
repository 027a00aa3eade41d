/**
 * Reads the flow history that other tools have kept, file by file and flow by flow, into the
 * columns of Rearview. Knows nothing of Flink, and writes nothing.
 */
package dev.rearview.imports;
