package dev.rearview.jobs.bench;

/** What is sent in a measurement, and which of the decoder's benchmarks are of it. */
public enum BenchProtocol {
  NETFLOW5("NetFlow v5", "\\.DecoderBenchmark\\."),
  NETFLOW9("NetFlow v9", "TemplateDecoderBenchmark\\.netFlow9"),
  IPFIX("IPFIX", "TemplateDecoderBenchmark\\.ipfix");

  private final String title;
  private final String benchmarks;

  BenchProtocol(String title, String benchmarks) {
    this.title = title;
    this.benchmarks = benchmarks;
  }

  /** Its name for people. */
  String title() {
    return title;
  }

  /** Pattern of the names of its JMH benchmarks. */
  String benchmarks() {
    return benchmarks;
  }
}
