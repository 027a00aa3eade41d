package dev.rearview.collector;

import dev.rearview.collector.status.PortStatus;
import dev.rearview.collector.status.StreamPortStatus;
import dev.rearview.collector.write.PartitionWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a collector says when it stops: what came in at each port, and what was written. */
final class Totals {
  private static final Logger LOG = LoggerFactory.getLogger(Totals.class);

  private Totals() {}

  static void log(
      List<PortStatus> ports, List<StreamPortStatus> streams, List<PartitionWriter> writers) {
    for (PortStatus port : ports) {
      LOG.info(
          "UDP {}: {} datagrams, {} bytes received; dropped: {} ring full, {} by the kernel;"
              + " ignored: {}",
          port.port(),
          port.datagrams(),
          port.bytes(),
          port.ringDrops(),
          port.kernelDrops().isPresent() ? port.kernelDrops().getAsLong() : "unknown",
          port.ignored());
    }
    for (StreamPortStatus port : streams) {
      LOG.info(
          "{} {}: {} messages, {} bytes received over {} connections; refused: {}; failed: {}",
          port.tls() ? "TLS" : "TCP",
          port.port(),
          port.messages(),
          port.bytes(),
          port.accepted(),
          port.refused(),
          port.failed());
    }
    for (PartitionWriter writer : writers) {
      LOG.info(
          "partition {}: {} datagrams, {} bytes written up to {}",
          writer.partition(),
          writer.datagrams(),
          writer.bytes(),
          writer.position());
    }
  }
}
