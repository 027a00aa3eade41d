package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The flows of a capture as nfcapd kept them.
 *
 * @param name nfcapd, its version and the compression
 * @param files its directory
 * @param bytes of its files
 * @param cpuSeconds that it used
 */
record NfdumpStore(String name, Path files, long bytes, double cpuSeconds) {
  private static final String SENDER = "dev.rearview.benchmarks.ask.CaptureSender";
  private static final BenchProtocol PROTOCOL = BenchProtocol.IPFIX;

  /** The compressions worth a comparison that the release on the PATH knows; none without one. */
  static List<Nfcapd.Compression> compressions() {
    List<Nfcapd.Compression> compressions = new ArrayList<>();
    if (!Nfcapd.version(PROTOCOL).isEmpty()) {
      compressions.add(Nfcapd.Compression.LZ4);
      if (Nfcapd.hasZstd(PROTOCOL)) {
        compressions.add(Nfcapd.Compression.ZSTD);
      }
    }
    return compressions;
  }

  /** Lets a nfcapd write to {@code files}, which is made; it is sent no more than it takes. */
  static NfdumpStore fill(Path files, Path capture, Nfcapd.Compression compression)
      throws IOException {
    long buffer = BenchInstance.receiveBufferBytes();
    try (Nfcapd nfcapd = Nfcapd.start(files, PROTOCOL, buffer, compression)) {
      String port = Integer.toString(nfcapd.port());
      long datagrams = Long.parseLong(BenchJvm.output(SENDER, capture.toString(), port));
      nfcapd.awaitDone(new Sent(datagrams, datagrams));
      long drops = nfcapd.drops();
      if (drops > 0) {
        throw new RearviewException(nfcapd.name() + " lost " + drops + " datagrams");
      }
      double cpuSeconds = nfcapd.cpuSeconds();
      return new NfdumpStore(nfcapd.name(), files, nfcapd.storedBytes(), cpuSeconds);
    }
  }

  NfdumpAsker asker(Path scratch) {
    return new NfdumpAsker(name.replace("nfcapd", "nfdump"), files, scratch);
  }
}
