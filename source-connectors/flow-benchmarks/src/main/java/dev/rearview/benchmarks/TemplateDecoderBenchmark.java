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
 * What it costs to decode NetFlow v9 and IPFIX, in flows per microsecond: 18 fields a flow, one
 * flow in four with IPv6 addresses, templates in one datagram of 20.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TemplateDecoderBenchmark {
  private static final int DATAGRAMS = 256;
  private static final int FLOWS = DATAGRAMS * 18;

  private long sum;
  private final Replay netFlow9 = new Replay(ReplayedProtocol.NETFLOW9, DATAGRAMS);
  private final Replay ipfix = new Replay(ReplayedProtocol.IPFIX, DATAGRAMS);
  private final FlowDecoder all = MeasuredColumns.all();
  private final FlowDecoder three = MeasuredColumns.three();
  private final FlowSink counting = record -> sum += record.getLong(FlowField.OCTETS);

  /** NetFlow v9, every column that it has. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long netFlow9AllColumns() {
    netFlow9.into(all, counting);
    return sum;
  }

  /** NetFlow v9, a query that reads an address, a port and the bytes. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long netFlow9ThreeColumns() {
    netFlow9.into(three, counting);
    return sum;
  }

  /** IPFIX, every column that it has. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long ipfixAllColumns() {
    ipfix.into(all, counting);
    return sum;
  }

  /** IPFIX, the same three columns. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long ipfixThreeColumns() {
    ipfix.into(three, counting);
    return sum;
  }
}
