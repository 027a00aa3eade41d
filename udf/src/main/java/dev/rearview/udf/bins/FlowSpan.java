package dev.rearview.udf.bins;

import dev.rearview.udf.UdfException;

/**
 * A flow's time and the bins that it spans.
 *
 * @param flowStartMillis first packet, milliseconds since the epoch
 * @param flowEndMillis last packet, at or after the first
 */
record FlowSpan(Bins bins, long flowStartMillis, long flowEndMillis) {
  /** No flow of a year needs more at 30 seconds; more would be a table and not an answer. */
  private static final long MAX_BINS = 1 << 20;

  /**
   * A flow that ends before it starts is at its start alone.
   *
   * @throws UdfException if it spans more than a million bins
   */
  static FlowSpan of(Bins bins, long startMillis, long endMillis) {
    FlowSpan span = new FlowSpan(bins, startMillis, Math.max(startMillis, endMillis));
    if (span.binCount() > MAX_BINS) {
      throw new UdfException(
          "a flow of %d seconds spans %d bins: expected at most %d; take longer bins"
              .formatted((endMillis - startMillis) / 1000, span.binCount(), MAX_BINS));
    }
    return span;
  }

  void spread(LoadScheme scheme, BinSink sink) {
    if (binCount() == 1) {
      sink.accept(startMillis(firstBin()), 1, 1);
    } else {
      scheme.spread(this, sink);
    }
  }

  long firstBin() {
    return bins.number(flowStartMillis);
  }

  long lastBin() {
    return bins.number(flowEndMillis);
  }

  long middleBin() {
    return bins.number(flowStartMillis + (flowEndMillis - flowStartMillis) / 2);
  }

  long binCount() {
    return lastBin() - firstBin() + 1;
  }

  long startMillis(long bin) {
    return bins.startMillis(bin);
  }

  /** The part of the flow's milliseconds, both ends included, that lies in one of its bins. */
  double activeShare(long bin) {
    double size = bins.sizeMillis();
    double wholeBin = size / (flowEndMillis - flowStartMillis + 1);
    if (bin == firstBin()) {
      return (1 - (flowStartMillis - startMillis(bin)) / size) * wholeBin;
    }
    if (bin == lastBin()) {
      return (flowEndMillis + 1 - startMillis(bin)) / size * wholeBin;
    }
    return wholeBin;
  }
}
