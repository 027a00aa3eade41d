package dev.rearview.codec;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decoder and the flows it delivered, copied: present columns only, addresses as text. */
public final class DecodedFlows {
  /** When every datagram here is received: 2023-11-14T22:13:21.5Z. */
  public static final long RECEIVED_EPOCH_NANOS = 1_700_000_001_500_000_000L;

  /** 192.0.2.1, the exporter of every datagram here. */
  public static final long EXPORTER = 0xc000_0201L;

  public static final int EXPORTER_PORT = 50_000;

  public final FlowDecoder decoder;
  public final List<Map<FlowField, Object>> flows = new ArrayList<>();

  public DecodedFlows() {
    this(FieldSelection.all());
  }

  public DecodedFlows(FieldSelection selection) {
    this(selection, DecoderLimits.defaults());
  }

  public DecodedFlows(FieldSelection selection, DecoderLimits limits) {
    decoder = new FlowDecoder(selection, limits);
  }

  public static DecodedFlows of(byte[] payload) {
    return new DecodedFlows().decode(payload);
  }

  public static DecodedFlows of(byte[] payload, Set<FlowField> selected) {
    return new DecodedFlows(FieldSelection.of(selected)).decode(payload);
  }

  /** A datagram from the exporter of this class. */
  public static Datagram datagram(byte[] payload) {
    Datagram datagram = new Datagram().payload(payload, 0, payload.length);
    datagram.receivedEpochNanos = RECEIVED_EPOCH_NANOS;
    datagram.exporterLow = EXPORTER;
    datagram.exporterPort = EXPORTER_PORT;
    return datagram;
  }

  public DecodedFlows decode(byte[] payload) {
    return decode(datagram(payload));
  }

  public DecodedFlows decode(Datagram datagram) {
    decoder.decode(datagram, record -> flows.add(copy(record)));
    return this;
  }

  /** The one flow that was delivered. */
  public Map<FlowField, Object> onlyFlow() {
    if (flows.size() != 1) {
      throw new AssertionError("expected one flow, got " + flows);
    }
    return flows.get(0);
  }

  public static Map<FlowField, Object> copy(FlowRecord record) {
    Map<FlowField, Object> row = new EnumMap<>(FlowField.class);
    for (FlowField field : FlowField.values()) {
      if (record.has(field)) {
        row.put(field, value(record, field));
      }
    }
    return row;
  }

  private static Object value(FlowRecord record, FlowField field) {
    return switch (field.type()) {
      case INT, LONG, TIME, MAC -> record.getLong(field);
      case ADDRESS -> address(record, field);
      case TEXT -> record.getText(field);
      case MAP -> Map.copyOf(record.getExtra());
      case COUNTS -> throw new AssertionError("no flow has a column of " + field.type());
    };
  }

  private static String address(FlowRecord record, FlowField field) {
    byte[] text = new byte[AddressText.MAX_LENGTH];
    int length =
        AddressText.write(
            record.isIpv4(field), record.addressHigh(field), record.addressLow(field), text, 0);
    return new String(text, 0, length, StandardCharsets.US_ASCII);
  }
}
