package dev.rearview.architecture.offenders.codec.ipfix;

/** Stands for another protocol's class. */
public final class Message {}
