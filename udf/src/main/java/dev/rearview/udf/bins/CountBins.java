package dev.rearview.udf.bins;

import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.table.types.inference.TypeInference;

/**
 * {@code count_bins(…)}: a row for each time bin that has something of a flow, by one of rwcount's
 * load schemes; the sum of the rows over all flows is what rwcount prints.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            value = "ROW<bin_time TIMESTAMP_LTZ(3), flows DOUBLE, packets DOUBLE, octets DOUBLE>",
            bridgedTo = RowData.class))
public final class CountBins extends TableFunction<RowData> {
  private static final long serialVersionUID = 1;
  private static final int SCHEME = 5;

  private transient LastArgument<LoadScheme> schemes;

  /** Bins that are aligned to the epoch. */
  public void eval(
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData startTime,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData endTime,
      Long packets,
      Long octets,
      Double binSeconds,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData scheme) {
    spread(startTime, endTime, packets, octets, binSeconds, scheme, 0);
  }

  /** Bins of which one begins at {@code origin}, as after rwcount's {@code --start-time}. */
  public void eval(
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData startTime,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData endTime,
      Long packets,
      Long octets,
      Double binSeconds,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData scheme,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData origin) {
    if (origin != null) {
      spread(startTime, endTime, packets, octets, binSeconds, scheme, origin.getMillisecond());
    }
  }

  private void spread(
      TimestampData startTime,
      TimestampData endTime,
      Long packets,
      Long octets,
      Double binSeconds,
      StringData scheme,
      long originMillis) {
    if (startTime == null || binSeconds == null || scheme == null) {
      return;
    }
    long start = startTime.getMillisecond();
    long end = endTime == null ? start : endTime.getMillisecond();
    double allPackets = packets == null ? 0 : packets;
    double allOctets = octets == null ? 0 : octets;
    FlowSpan.of(Bins.of(binSeconds, originMillis), start, end)
        .spread(
            parsed(scheme),
            (binStart, flows, volume) ->
                collect(
                    GenericRowData.of(
                        TimestampData.fromEpochMillis(binStart),
                        flows,
                        allPackets * volume,
                        allOctets * volume)));
  }

  private LoadScheme parsed(StringData scheme) {
    if (schemes == null) {
      schemes = new LastArgument<>(LoadScheme::parse);
    }
    return schemes.of(scheme);
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.text(SCHEME, LoadScheme::parse));
  }
}
