package dev.rearview.jobs.bench;

/** What is sent in a measurement, and which of the decoder's benchmarks are of it. */
public enum BenchProtocol {
  NETFLOW5("NetFlow v5", "\\.DecoderBenchmark\\.", "nfcapd"),
  NETFLOW9("NetFlow v9", "TemplateDecoderBenchmark\\.netFlow9", "nfcapd"),
  IPFIX("IPFIX", "TemplateDecoderBenchmark\\.ipfix", "nfcapd"),
  SFLOW5("sFlow 5", "SflowDecoderBenchmark", "sfcapd");

  private final String title;
  private final String benchmarks;
  private final String peer;

  BenchProtocol(String title, String benchmarks, String peer) {
    this.title = title;
    this.benchmarks = benchmarks;
    this.peer = peer;
  }

  /** Its name for people. */
  String title() {
    return title;
  }

  /** Pattern of the names of its JMH benchmarks. */
  String benchmarks() {
    return benchmarks;
  }

  /** SiLK's type of a probe that receives it. */
  String probeType() {
    return switch (this) {
      case NETFLOW5 -> "netflow-v5";
      case NETFLOW9 -> "netflow-v9";
      case IPFIX -> "ipfix";
      case SFLOW5 -> "sflow";
    };
  }

  /** The collector of nfdump that receives it. */
  String peer() {
    return peer;
  }
}
