package dev.rearview.udf.scan;

import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import java.time.Instant;
import java.util.Locale;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.types.Row;

/**
 * {@code rwscan(…)}: what rwscan says of the flows of one source and protocol. The rows may come in
 * any order; it merges, so that windows and both phases of a batch have it.
 */
@FunctionHint(
    accumulator =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = ScanEvent.class,
            rawSerializer = ScanEventSerializer.class),
    output =
        @DataTypeHint(
            "ROW<verdict STRING, scan_model STRING, scan_prob DOUBLE, first_time TIMESTAMP_LTZ(3),"
                + " last_time TIMESTAMP_LTZ(3), flows BIGINT, packets BIGINT, octets BIGINT>"))
public final class RwScan extends AggregateFunction<Row, ScanEvent> {
  private static final long serialVersionUID = 1;
  private static final int MODEL = 10;
  private static final long SMALL_BELOW_PACKETS = 3;
  private static final long PAYLOAD_ABOVE_OCTETS = 60;
  private static final long MILLIS_PER_SECOND = 1000;

  private transient AddressScanner scanner;
  private transient LastArgument<ScanModel> models;

  @Override
  public ScanEvent createAccumulator() {
    return new ScanEvent();
  }

  /** With rwscan's chances of success, 0.8 and 0.2. */
  public void accumulate(
      ScanEvent event,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData dstIp,
      Integer srcPort,
      Integer dstPort,
      Integer protocol,
      Long packets,
      Long octets,
      Integer tcpFlags,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData startTime,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData endTime,
      Boolean internal,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData model) {
    if (ask(event, protocol, model, RandomWalk.STANDARD, startTime, dstIp)) {
      add(event, srcPort, dstPort, packets, octets, tcpFlags, startTime, endTime, internal);
    }
  }

  /** With others: rwscan's {@code --trw-theta0} and {@code --trw-theta1}. */
  public void accumulate(
      ScanEvent event,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData dstIp,
      Integer srcPort,
      Integer dstPort,
      Integer protocol,
      Long packets,
      Long octets,
      Integer tcpFlags,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData startTime,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData endTime,
      Boolean internal,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData model,
      Double theta0,
      Double theta1) {
    if (theta0 != null
        && theta1 != null
        && ask(event, protocol, model, new RandomWalk(theta0, theta1), startTime, dstIp)) {
      add(event, srcPort, dstPort, packets, octets, tcpFlags, startTime, endTime, internal);
    }
  }

  /** False if the flow is none that rwscan looks at; otherwise the address has been read. */
  private boolean ask(
      ScanEvent event,
      Integer protocol,
      StringData model,
      RandomWalk walk,
      TimestampData startTime,
      StringData dstIp) {
    ScanProtocol known = protocol == null ? null : ScanProtocol.of(protocol);
    if (known == null || startTime == null || model == null || !isIpv4(dstIp)) {
      return false;
    }
    event.ask(known, parsed(model), walk);
    return true;
  }

  private void add(
      ScanEvent event,
      Integer srcPort,
      Integer dstPort,
      Long packets,
      Long octets,
      Integer tcpFlags,
      TimestampData startTime,
      TimestampData endTime,
      Boolean internal) {
    long packetCount = orZero(packets);
    long octetCount = orZero(octets);
    boolean payload = packetCount > 0 && octetCount / packetCount > PAYLOAD_ABOVE_OCTETS;
    int traits =
        (packetCount < SMALL_BELOW_PACKETS ? ScanFlow.SMALL : 0)
            | (payload ? ScanFlow.PAYLOAD : 0)
            | (Boolean.TRUE.equals(internal) ? ScanFlow.INTERNAL : 0);
    long start = startTime.getMillisecond();
    long end = endTime == null ? start : endTime.getMillisecond();
    event.add(
        new ScanFlow(
            (int) scanner.low(),
            (char) orZero(srcPort),
            (char) orZero(dstPort),
            (byte) orZero(tcpFlags),
            (byte) traits,
            start,
            Math.floorDiv(end, MILLIS_PER_SECOND)),
        packetCount,
        octetCount);
  }

  /** Adds the flows of others. */
  public void merge(ScanEvent event, Iterable<ScanEvent> others) {
    others.forEach(event::merge);
  }

  /** Begins anew. */
  public void resetAccumulator(ScanEvent event) {
    event.clear();
  }

  @Override
  public Row getValue(ScanEvent event) {
    if (event.isEmpty()) {
      return null;
    }
    ScanReport report = event.report();
    Verdict verdict = report.verdict();
    return Row.of(
        verdict.kind().name().toLowerCase(Locale.ROOT),
        verdict.by().name(),
        verdict.probability(),
        Instant.ofEpochSecond(report.time().startSecond()),
        Instant.ofEpochSecond(report.time().endSecond()),
        report.flows(),
        report.packets(),
        report.octets());
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.text(MODEL, ScanModel::parse));
  }

  /** Reads the address; an IPv4 address within IPv6 is one too. */
  private boolean isIpv4(StringData ip) {
    if (scanner == null) {
      scanner = new AddressScanner();
    }
    return ip != null
        && scanner.scan(ip)
        && scanner.high() == 0
        && scanner.low() >>> 32 == AddressScanner.IPV4_MAPPED >>> 32;
  }

  private ScanModel parsed(StringData model) {
    if (models == null) {
      models = new LastArgument<>(ScanModel::parse);
    }
    return models.of(model);
  }

  private static long orZero(Long number) {
    return number == null ? 0 : number;
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }
}
