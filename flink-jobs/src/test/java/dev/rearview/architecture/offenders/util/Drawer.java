package dev.rearview.architecture.offenders.util;

/** Breaks: no drawers. */
final class Drawer {}
