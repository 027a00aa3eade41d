package dev.rearview.codec.template;

/**
 * How much memory templates and data that waits for them take, in bytes: of one exporter address,
 * or of all.
 */
public final class MemoryAccount {
  int heldBytes;
  int templateBytes;
}
