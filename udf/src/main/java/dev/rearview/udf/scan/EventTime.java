package dev.rearview.udf.scan;

import java.util.List;

/**
 * When an event was, in seconds since the epoch. The end is SiLK's: of flows by destination, the
 * end of the last one that began after the end so far, so that flows may end later.
 */
record EventTime(long startSecond, long endSecond) {
  /** Of one flow or more, in the order {@link ScanFlow#BY_DESTINATION}. */
  static EventTime of(List<ScanFlow> flows) {
    long start = flows.get(0).startSecond();
    long end = flows.get(0).endSecond();
    for (ScanFlow flow : flows) {
      start = Math.min(start, flow.startSecond());
      if (flow.startSecond() > end) {
        end = flow.endSecond();
      }
    }
    return new EventTime(start, end);
  }
}
