package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.derive.DatagramColumns;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/**
 * Reads the header of a datagram and sets the columns that are the same for all its samples.
 *
 * <p>sFlow says nothing of when a packet was seen: a sample is sent within a second, so the receive
 * time is start and end of its flow.
 *
 * <pre>
 * version          32
 * agent address    32 type (0 none, 1 IPv4, 2 IPv6), 0, 32 or 128 address
 * sub-agent        32 (version 5 only)
 * sequence         32 of the datagrams of this sub-agent
 * uptime           32 milliseconds
 * samples          32
 * </pre>
 */
final class SflowHeader {
  static final int VERSION_2 = 2;
  static final int VERSION_4 = 4;
  static final int VERSION_5 = 5;

  private static final int WORD = FieldForm.WORD_BYTES;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final FieldSelection selection;
  private final DatagramColumns[] columns = new DatagramColumns[VERSION_5 + 1];
  private int version;
  private ExportProtocol protocol;
  private boolean agentIpv4;
  private long agentHigh;
  private long agentLow;
  private long domain;
  private long sequence;
  private long uptimeMillis;
  private int bootMillis;
  private long announced;

  SflowHeader(FieldSelection selection) {
    this.selection = selection;
    columns[VERSION_2] = new DatagramColumns(selection, ExportProtocol.SFLOW2);
    columns[VERSION_4] = new DatagramColumns(selection, ExportProtocol.SFLOW4);
    columns[VERSION_5] = new DatagramColumns(selection, ExportProtocol.SFLOW5);
  }

  /** Reads the header and goes past it; false if it is not whole or not of a known version. */
  boolean read(Datagram datagram, WireCursor cursor, FlowRecord record, DatagramReport report) {
    if (!cursor.has(WORD)) {
      report.add(DecodeProblem.DATAGRAM_TOO_SHORT);
      return false;
    }
    protocol = protocol(cursor.u32At(0));
    if (protocol == null) {
      report.add(DecodeProblem.UNKNOWN_VERSION);
      return false;
    }
    version = (int) cursor.u32At(0);
    int addressBytes = FieldForm.addressBytes(cursor, WORD);
    int words = version == VERSION_5 ? 4 : 3;
    if (addressBytes == FieldForm.DOES_NOT_FIT || !cursor.has(WORD + addressBytes + words * WORD)) {
      report.add(DecodeProblem.DATAGRAM_TOO_SHORT);
      return false;
    }
    agentIpv4 = addressBytes != WORD + 16;
    agentHigh = agentIpv4 ? 0 : cursor.u64At(2 * WORD);
    agentLow = agentIpv4 ? 0 : cursor.u64At(4 * WORD);
    if (addressBytes == 2 * WORD) {
      agentLow = cursor.u32At(2 * WORD);
    }
    cursor.skip(WORD + addressBytes);
    domain = version == VERSION_5 ? cursor.u32() : DatagramReport.NO_DOMAIN;
    sequence = cursor.u32();
    uptimeMillis = cursor.u32();
    announced = cursor.u32();
    report.origin(protocol, domain);
    long receivedMillis = Math.floorDiv(datagram.receivedEpochNanos, NANOS_PER_MILLI);
    bootMillis = (int) (receivedMillis - uptimeMillis);
    setColumns(datagram, record, receivedMillis);
    return true;
  }

  private void setColumns(Datagram datagram, FlowRecord record, long receivedMillis) {
    record.begin(0, 0);
    columns[version].set(datagram, record);
    set(record, FlowField.START_TIME, receivedMillis);
    set(record, FlowField.END_TIME, receivedMillis);
    set(record, FlowField.SEQUENCE_NUMBER, sequence);
    if (domain != DatagramReport.NO_DOMAIN) {
      set(record, FlowField.OBSERVATION_DOMAIN, domain);
    }
  }

  private void set(FlowRecord record, FlowField field, long value) {
    if (selection.contains(field)) {
      record.setLong(field, value);
    }
  }

  private static ExportProtocol protocol(long version) {
    return switch ((int) version) {
      case VERSION_2 -> ExportProtocol.SFLOW2;
      case VERSION_4 -> ExportProtocol.SFLOW4;
      case VERSION_5 -> ExportProtocol.SFLOW5;
      default -> null;
    };
  }

  int version() {
    return version;
  }

  ExportProtocol protocol() {
    return protocol;
  }

  /** Whether the agent's address is IPv4, or there is none: then it is 0. */
  boolean agentIpv4() {
    return agentIpv4;
  }

  long agentHigh() {
    return agentHigh;
  }

  long agentLow() {
    return agentLow;
  }

  /** The sub-agent, or {@link DatagramReport#NO_DOMAIN} before version 5. */
  long domain() {
    return domain;
  }

  long sequence() {
    return sequence;
  }

  /** How long the agent has been running, modulo 2^32 milliseconds. */
  long uptimeMillis() {
    return uptimeMillis;
  }

  /**
   * When the agent started, modulo 2^32 milliseconds, by the receive time: late by as long as the
   * datagram took, and as coarse as the agent's clock.
   */
  int bootMillis() {
    return bootMillis;
  }

  /** How many samples the header announces. */
  long announced() {
    return announced;
  }
}
