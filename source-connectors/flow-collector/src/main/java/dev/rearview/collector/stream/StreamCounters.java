package dev.rearview.collector.stream;

import dev.rearview.collector.receive.SingleWriterCounter;
import java.util.EnumMap;
import java.util.Map;

/** What one port did on one receive thread; that thread writes, any thread reads. */
public final class StreamCounters {
  final SingleWriterCounter open = new SingleWriterCounter();
  final SingleWriterCounter accepted = new SingleWriterCounter();
  final SingleWriterCounter messages = new SingleWriterCounter();
  final SingleWriterCounter bytes = new SingleWriterCounter();
  final SingleWriterCounter pauses = new SingleWriterCounter();
  final SingleWriterCounter lastEpochNanos = new SingleWriterCounter();
  private final Map<ConnectionRefusal, SingleWriterCounter> refused =
      new EnumMap<>(ConnectionRefusal.class);
  private final Map<ConnectionFailure, SingleWriterCounter> failed =
      new EnumMap<>(ConnectionFailure.class);

  StreamCounters() {
    for (ConnectionRefusal refusal : ConnectionRefusal.values()) {
      refused.put(refusal, new SingleWriterCounter());
    }
    for (ConnectionFailure failure : ConnectionFailure.values()) {
      failed.put(failure, new SingleWriterCounter());
    }
  }

  void countRefused(ConnectionRefusal refusal) {
    refused.get(refusal).add(1);
  }

  void countFailed(ConnectionFailure failure) {
    failed.get(failure).add(1);
  }

  /** Connections that are open. */
  public long open() {
    return open.get();
  }

  /** Connections that were let in. */
  public long accepted() {
    return accepted.get();
  }

  /** Connections that were closed before a byte was read. */
  public long refused(ConnectionRefusal refusal) {
    return refused.get(refusal).get();
  }

  /** Those of them that were closed because too many were open. */
  long refusedAtLimits() {
    return refused(ConnectionRefusal.LIMIT) + refused(ConnectionRefusal.EXPORTER_LIMIT);
  }

  /** Connections that ended as none should. */
  public long failed(ConnectionFailure failure) {
    return failed.get(failure).get();
  }

  /** Messages handed on to the writer. */
  public long messages() {
    return messages.get();
  }

  /** Bytes in them. */
  public long bytes() {
    return bytes.get();
  }

  /** Times that a connection was not read because the writer lagged. */
  public long pauses() {
    return pauses.get();
  }

  /** When the last message came: nanoseconds since 1970-01-01T00:00:00Z, 0 for never. */
  public long lastEpochNanos() {
    return lastEpochNanos.get();
  }
}
