package dev.rearview.codec.sflow;

import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.Origin;
import dev.rearview.codec.wire.WireCursor;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a record of one counter sample and delivers it.
 *
 * <p>A counter of nothing but ones is one that the agent does not have, so it is absent.
 */
final class CounterSampleDecoder {
  private static final long UNKNOWN_32 = 0xffff_ffffL;
  private static final long UNKNOWN_64 = -1;
  private static final int WORD_BYTES = FieldForm.WORD_BYTES;
  private static final List<CounterField> IN_COUNTERS =
      List.of(
          CounterField.IN_UNICAST_PACKETS,
          CounterField.IN_MULTICAST_PACKETS,
          CounterField.IN_BROADCAST_PACKETS,
          CounterField.IN_DISCARDS,
          CounterField.IN_ERRORS,
          CounterField.IN_UNKNOWN_PROTOCOLS);
  private static final List<CounterField> OUT_COUNTERS =
      List.of(
          CounterField.OUT_UNICAST_PACKETS,
          CounterField.OUT_MULTICAST_PACKETS,
          CounterField.OUT_BROADCAST_PACKETS,
          CounterField.OUT_DISCARDS,
          CounterField.OUT_ERRORS,
          CounterField.PROMISCUOUS_MODE);

  private final SflowHeader header;
  private final SourceTable sources;
  private CounterSource source;
  private Map<CounterField, Long> values;
  private StructureTexts texts;

  CounterSampleDecoder(SflowHeader header, SourceTable sources) {
    this.header = header;
    this.sources = sources;
  }

  /** Starts a sample of that source. */
  void begin(CounterSource source) {
    this.source = source;
    values = new EnumMap<>(CounterField.class);
    texts = new StructureTexts(true);
    texts.put("sysUptimeMillis", header.uptimeMillis());
  }

  /** Adds a number that is no counter. */
  void put(String name, long value) {
    texts.put(name, value);
  }

  /** Adds the structure that the walk is at; false if it ends before its fields do. */
  boolean add(Structures structures) {
    StructureLayout layout = structures.layout();
    return layout == null ? addUnknown(structures) : add(layout, structures.body());
  }

  private boolean addUnknown(Structures structures) {
    FlowExtra.put(structures, texts);
    return true;
  }

  /** Adds a structure. */
  boolean add(StructureLayout layout, WireCursor body) {
    boolean whole = layout.lengthAt(body) != FieldForm.DOES_NOT_FIT;
    if (whole && layout.rule() == ColumnRule.INTERFACE) {
      addInterface(body);
    } else {
      layout.putTexts(body, texts);
    }
    return whole;
  }

  private void addInterface(WireCursor body) {
    values.put(CounterField.IF_INDEX, body.u32At(0));
    values.put(CounterField.IF_TYPE, body.u32At(4));
    values.put(CounterField.IF_SPEED, body.u64At(8));
    counter(CounterField.IF_DIRECTION, body, 16);
    long status = body.u32At(20);
    values.put(CounterField.IF_ADMIN_STATUS, status & 1);
    values.put(CounterField.IF_OPER_STATUS, status >> 1 & 1);
    octets(CounterField.IN_OCTETS, body, 24);
    int ahead = 32;
    for (CounterField field : IN_COUNTERS) {
      counter(field, body, ahead);
      ahead += WORD_BYTES;
    }
    octets(CounterField.OUT_OCTETS, body, ahead);
    ahead += 2 * WORD_BYTES;
    for (CounterField field : OUT_COUNTERS) {
      counter(field, body, ahead);
      ahead += WORD_BYTES;
    }
  }

  private void octets(CounterField field, WireCursor body, int ahead) {
    if (body.u64At(ahead) != UNKNOWN_64) {
      values.put(field, body.u64At(ahead));
    }
  }

  private void counter(CounterField field, WireCursor body, int ahead) {
    long value = body.u32At(ahead);
    boolean fits = field.type() != FieldType.INT || value <= Integer.MAX_VALUE;
    if (value != UNKNOWN_32 && fits) {
      values.put(field, value);
    }
  }

  /** Delivers the sample. */
  void deliver(Delivery to) {
    sources.counters(source, to);
    to.report().deliverCounters();
    to.sink()
        .counters(
            new CounterRecord(
                Origin.of(to.datagram(), header.protocol(), header.domain(), header.sequence()),
                header.agentIpv4(),
                header.agentHigh(),
                header.agentLow(),
                source.sequence(),
                (int) Math.min(source.kind(), Integer.MAX_VALUE),
                source.index(),
                Collections.unmodifiableMap(values),
                Collections.unmodifiableMap(texts.map())));
    values = null;
    texts = null;
  }
}
