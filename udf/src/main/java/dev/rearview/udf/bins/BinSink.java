package dev.rearview.udf.bins;

/** Takes what a bin has of a flow. */
interface BinSink {
  /**
   * Called for each bin.
   *
   * @param flowShare what the bin has of the flow as a record, 0 to 1
   * @param volumeShare what it has of its packets and octets, 0 to 1
   */
  void accept(long binStartMillis, double flowShare, double volumeShare);
}
