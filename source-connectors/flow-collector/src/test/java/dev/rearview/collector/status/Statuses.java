package dev.rearview.collector.status;

import dev.rearview.journal.JournalPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Made-up statuses. */
public final class Statuses {
  private Statuses() {}

  /** All is well. */
  public static CollectorStatus healthy() {
    return status(List.of(), List.of());
  }

  /** This does not work. */
  public static CollectorStatus failing(String failure) {
    return status(List.of(failure), List.of());
  }

  /** This works and loses something. */
  public static CollectorStatus losing(String warning) {
    return status(List.of(), List.of(warning));
  }

  private static CollectorStatus status(List<String> failures, List<String> warnings) {
    PortStatus port =
        new PortStatus(
            2055,
            "*",
            2,
            1_000,
            1_464_000,
            5,
            7,
            OptionalLong.of(11),
            0,
            1_700_000_000_250_000_000L,
            33_554_432,
            4_194_304);
    PortStatus silent =
        new PortStatus(6343, "*", 2, 0, 0, 0, 0, OptionalLong.empty(), 0, 0, 1_024, 1_024);
    StreamPortStatus tls =
        new StreamPortStatus(
            4740,
            true,
            "*",
            3,
            20,
            new TreeMap<>(Map.of("accept_from", 2L, "limit", 0L)),
            new TreeMap<>(Map.of("handshake", 4L, "not_ipfix", 1L)),
            600,
            840_000,
            8,
            1_700_000_000_500_000_000L);
    PartitionStatus partition =
        new PartitionStatus(
            "p00", 4_096, 67_108_864, 990, 1_449_360, 1, new JournalPosition(3, 12_345));
    return new CollectorStatus(
        Instant.ofEpochSecond(1_700_000_000),
        "epoll",
        "/var/lib/\"rear\nview\"",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        failures,
        warnings,
        List.of(port, silent),
        List.of(tls),
        List.of(partition),
        List.of(
            new ExporterStatus("192.0.2.1", 900, 1_317_600, 5, 1_700_000_000_250_000_000L),
            new ExporterStatus(ExporterStatus.OTHER, 100, 146_400, 0, 1_700_000_000_000_000_000L)),
        new SyncStatus(42, 1_500_000_000, 0, 268_435_456, 0),
        Optional.of(
            new ListenersStatus("/etc/listeners", "ab12", 3, List.of("/etc/listeners:2: no"))));
  }
}
