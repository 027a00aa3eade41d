package dev.rearview.codec.template;

/** How many bytes of data wait for their templates: of one exporter address, or of all. */
public final class HeldAccount {
  int bytes;
}
