package dev.rearview.architecture.offenders.codec;

/** Stands for what decodes. */
public final class Decoder {}
