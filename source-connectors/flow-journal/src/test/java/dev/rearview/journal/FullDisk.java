package dev.rearview.journal;

/** How much still fits a pretended disk, and whether it does as it is told. */
final class FullDisk {
  long roomBytes = Long.MAX_VALUE;
  boolean canTruncate = true;
}
