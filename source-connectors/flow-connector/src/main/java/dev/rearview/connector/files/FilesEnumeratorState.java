package dev.rearview.connector.files;

/**
 * Whether the split was handed out.
 *
 * @param assigned whether a reader has it, and its position
 */
public record FilesEnumeratorState(boolean assigned) {}
