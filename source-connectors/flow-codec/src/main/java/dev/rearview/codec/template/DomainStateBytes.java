package dev.rearview.codec.template;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a {@link DomainState}, as they are kept in checkpoints. Big-endian. */
public final class DomainStateBytes {
  private DomainStateBytes() {}

  /** Writes a state. */
  public static void write(DomainState state, DataOutput out) throws IOException {
    out.writeLong(state.systemInitEpochMillis);
    out.writeInt(state.rates.size());
    for (int i = 0; i < state.rates.size(); i++) {
      out.writeLong(state.rates.keyAt(i));
      out.writeLong(state.rates.rateAt(i));
    }
    out.writeInt(state.templates.size());
    try {
      state.templates.forEach(template -> write(template, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.writeInt(state.heldSets());
    for (HeldSet held : state.held()) {
      write(held, out);
    }
  }

  /**
   * Reads a state.
   *
   * @param protocol that of the exporter, which tells how its templates are understood
   * @throws IOException if the bytes end, or are none that {@link #write} writes
   */
  public static DomainState read(DataInput in, ExportProtocol protocol, long domain)
      throws IOException {
    DomainState state = new DomainState();
    state.systemInitEpochMillis = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      state.rates.put(in.readLong(), in.readLong(), Integer.MAX_VALUE);
    }
    for (int left = in.readInt(); left > 0; left--) {
      state.templates.put(template(in, TemplateDialect.of(protocol)));
    }
    for (int left = in.readInt(); left > 0; left--) {
      state.keep(held(in, protocol, domain));
    }
    return state;
  }

  private static void write(Template template, DataOutput out) {
    try {
      out.writeBoolean(template.isOptions());
      out.writeLong(template.lastReceivedEpochNanos);
      out.writeShort(template.definition().length);
      out.write(template.definition());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Template template(DataInput in, TemplateDialect dialect) throws IOException {
    boolean options = in.readBoolean();
    long lastReceivedEpochNanos = in.readLong();
    byte[] definition = new byte[in.readUnsignedShort()];
    in.readFully(definition);
    Template template = TemplateDefinition.of(definition, dialect, options);
    if (template == null) {
      throw new IOException("a template of " + definition.length + " bytes describes no record");
    }
    template.lastReceivedEpochNanos = lastReceivedEpochNanos;
    return template;
  }

  private static void write(HeldSet held, DataOutput out) throws IOException {
    MessageHeader header = held.header();
    Datagram datagram = header.datagram;
    out.writeShort(held.templateId());
    out.writeLong(header.sequence);
    out.writeLong(header.exportEpochMillis);
    out.writeBoolean(header.exportTimeInvalid);
    out.writeLong(header.headerEpochSecond);
    out.writeBoolean(header.hasUptime);
    out.writeInt(header.uptimeMillis);
    out.writeLong(datagram.receivedEpochNanos);
    out.writeBoolean(datagram.ipv4);
    out.writeLong(datagram.exporterHigh);
    out.writeLong(datagram.exporterLow);
    out.writeInt(datagram.exporterPort);
    out.writeLong(datagram.collectorHigh);
    out.writeLong(datagram.collectorLow);
    out.writeInt(datagram.collectorPort);
    out.writeLong(datagram.fileNumber);
    out.writeLong(datagram.fileOffset);
    out.writeInt(datagram.offset);
    out.writeInt(held.records().length);
    out.write(held.records());
  }

  private static HeldSet held(DataInput in, ExportProtocol protocol, long domain)
      throws IOException {
    int templateId = in.readUnsignedShort();
    MessageHeader header = new MessageHeader();
    header.protocol = protocol;
    header.domain = domain;
    header.late = true;
    header.sequence = in.readLong();
    header.exportEpochMillis = in.readLong();
    header.exportTimeInvalid = in.readBoolean();
    header.headerEpochSecond = in.readLong();
    header.hasUptime = in.readBoolean();
    header.uptimeMillis = in.readInt();
    Datagram datagram = new Datagram();
    header.datagram = datagram;
    datagram.receivedEpochNanos = in.readLong();
    datagram.ipv4 = in.readBoolean();
    datagram.exporterHigh = in.readLong();
    datagram.exporterLow = in.readLong();
    datagram.exporterPort = in.readInt();
    datagram.collectorHigh = in.readLong();
    datagram.collectorLow = in.readLong();
    datagram.collectorPort = in.readInt();
    datagram.fileNumber = in.readLong();
    datagram.fileOffset = in.readLong();
    datagram.offset = in.readInt();
    int length = in.readInt();
    if (length < 0 || length > 0xffff) {
      throw new IOException("a data set of " + length + " bytes waits");
    }
    byte[] records = new byte[length];
    in.readFully(records);
    return new HeldSet(templateId, header, records);
  }
}
