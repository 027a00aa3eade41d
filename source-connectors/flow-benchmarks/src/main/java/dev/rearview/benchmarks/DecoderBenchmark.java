package dev.rearview.benchmarks;

import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
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
 * What it costs to decode NetFlow v5, in flows per microsecond; one invocation decodes 256
 * datagrams of 30 flows, whose sequence goes on from the invocation before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecoderBenchmark {
  private static final int DATAGRAMS = 256;
  private static final int FLOWS = DATAGRAMS * 30;

  private long sum;
  private final Replay netFlow5 = new Replay(ReplayedProtocol.NETFLOW5, DATAGRAMS);
  private final FlowDecoder all = MeasuredColumns.all();
  private final FlowDecoder three = MeasuredColumns.three();
  private final byte[] text = new byte[AddressText.MAX_LENGTH];
  private final FlowSink counting = record -> sum += record.getLong(FlowField.OCTETS);
  private final FlowSink writingAddresses = this::writeAddresses;

  /** Every column that v5 has. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long allColumns() {
    return decodeAll(all, counting);
  }

  /** A query that reads an address, a port and the bytes. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long threeColumns() {
    return decodeAll(three, counting);
  }

  /** Every column, and source, destination and next hop as text. */
  @Benchmark
  @OperationsPerInvocation(FLOWS)
  public long allColumnsAndAddressText() {
    return decodeAll(all, writingAddresses);
  }

  private long decodeAll(FlowDecoder decoder, FlowSink sink) {
    netFlow5.into(decoder, sink);
    return sum;
  }

  private void writeAddresses(FlowRecord record) {
    sum +=
        write(record, FlowField.SRC_IP)
            + write(record, FlowField.DST_IP)
            + write(record, FlowField.NEXT_HOP_IP);
  }

  private int write(FlowRecord record, FlowField field) {
    return AddressText.write(
        record.isIpv4(field), record.addressHigh(field), record.addressLow(field), text, 0);
  }
}
