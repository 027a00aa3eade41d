package dev.rearview.benchmarks;

import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.record.FlowField;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to decode sFlow 5, in flows per microsecond: samples of 128 bytes of a packet with
 * VLANs, one in ten with a route, one in four IPv6.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SflowDecoderBenchmark {
  private static final int DATAGRAMS = 256;
  private static final int FLOWS = DATAGRAMS * 6;

  private long sum;
  private final Replay sflow = new Replay(ReplayedProtocol.SFLOW5, DATAGRAMS);
  private final FlowDecoder all = MeasuredColumns.all();
  private final FlowDecoder three = MeasuredColumns.three();
  private final FlowSink counting = record -> sum += record.getLong(FlowField.OCTETS);

  /** Every column that a sample has. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long sflowAllColumns() {
    sflow.into(all, counting);
    return sum;
  }

  /** A query that reads an address, a port and the bytes. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long sflowThreeColumns() {
    sflow.into(three, counting);
    return sum;
  }
}
