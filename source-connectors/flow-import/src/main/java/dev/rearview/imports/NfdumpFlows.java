package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.imports.NfdumpExporters.Sender;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The flows of an nfcapd file, as {@code nfdump -o json} prints them: with milliseconds, and with
 * no more of a record than it has. A record of both ways is two flows.
 *
 * <p>nfcapd multiplies packets and bytes by the sampling rate. Rearview never does: where the file
 * says the one rate of the exporter, they are divided by it again.
 */
final class NfdumpFlows implements FlowReader {
  static final String PROGRAM = "nfdump";

  /** Bytes of text for a byte of file, to say how far it is read: 5 as it is, 26 with lz4. */
  private static final int TEXT_PER_BYTE = 12;

  private static final String NO_FLOWS = "No matching flows";

  private final Path file;
  private final long lengthBytes;
  private final FlowDefaults defaults;
  private final NfdumpMembers members = new NfdumpMembers();
  private final NfdumpExporters exporters;
  private final ToolOutput output;
  private final FlatJson json;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final ImportedFlow reverse = new ImportedFlow();
  private boolean reverseWaits;
  private final boolean hasFlows;
  private ImportException failure;

  /** Starts {@code nfdump}, which lies at the given place. */
  NfdumpFlows(Path nfdump, Path file, FlowDefaults defaults) throws IOException {
    this.file = file;
    this.lengthBytes = Files.size(file);
    this.defaults = defaults;
    String program = nfdump.toString();
    try (ToolOutput listed = new ToolOutput(file, List.of(program, "-E", file.toString()))) {
      exporters = NfdumpExporters.read(new BufferedReader(listed.reader()));
      listed.requireSuccess();
    }
    output = new ToolOutput(file, List.of(program, "-q", "-r", file.toString(), "-o", "json"));
    BufferedReader text = new BufferedReader(output.reader());
    hasFlows = !startsWithNoFlows(text);
    json = new FlatJson(text);
  }

  /** What it prints in any format of a file without a flow; it may have complained as well. */
  private static boolean startsWithNoFlows(BufferedReader text) throws IOException {
    char[] first = new char[NO_FLOWS.length()];
    text.mark(first.length);
    int count = 0;
    for (int read = 0; read >= 0 && count < first.length; count += Math.max(0, read)) {
      read = text.read(first, count, first.length - count);
    }
    text.reset();
    return NO_FLOWS.equals(new String(first, 0, count));
  }

  @Override
  public boolean next(ImportedFlow into) throws IOException {
    into.clear();
    if (reverseWaits) {
      ReverseFlow.move(reverse, into);
      reverseWaits = false;
      return true;
    }
    into.record().putSlot(NfdumpMembers.SAMPLED, 0);
    into.record().putSlot(NfdumpMembers.EXPORTER, 0);
    into.record().putSlot(NfdumpMembers.REVERSE_PACKETS, 0);
    into.record().putSlot(NfdumpMembers.REVERSE_OCTETS, 0);
    boolean found;
    try {
      found = hasFlows && json.next((name, value) -> member(name, value, into));
    } catch (IOException e) {
      output.requireSuccess();
      throw new ImportException(file, "what nfdump prints of it, " + e.getMessage());
    }
    if (failure != null) {
      throw failure;
    }
    if (!found) {
      output.requireSuccess();
      return false;
    }
    finish(into);
    return true;
  }

  private void member(String name, String value, ImportedFlow into) {
    try {
      if (!members.read(name, value, into)) {
        unknown.add(name);
      }
    } catch (UnexpectedValueException e) {
      failure = new ImportException(file, json.line(), name, value, e.getMessage());
    }
  }

  private void finish(ImportedFlow flow) throws IOException {
    FlowRecord record = flow.record();
    Sender sender = exporters.sender(record.slot(NfdumpMembers.EXPORTER));
    if (sender.protocol() != null) {
      record.setText(FlowField.EXPORT_PROTOCOL, sender.protocol());
    }
    if (sender.domain() != null && !record.has(FlowField.OBSERVATION_DOMAIN)) {
      record.setLong(FlowField.OBSERVATION_DOMAIN, sender.domain());
    }
    if (sender.samplingRate() > 0) {
      record.setLong(FlowField.SAMPLING_RATE, sender.samplingRate());
    }
    long packetsBack = record.slot(NfdumpMembers.REVERSE_PACKETS);
    long octetsBack = record.slot(NfdumpMembers.REVERSE_OCTETS);
    try {
      if (sender.address() != null && !record.has(FlowField.EXPORTER_IP)) {
        AddressCell.read(sender.address(), FlowField.EXPORTER_IP, record);
      }
      boolean sampled = record.slot(NfdumpMembers.SAMPLED) != 0;
      if (sampled) {
        unscale(record, sender.samplingRate());
      }
      defaults.complete(flow, PROGRAM);
      reverseWaits = packetsBack > 0;
      if (reverseWaits) {
        ReverseFlow.fill(flow, reverse);
        reverse.record().setLong(FlowField.PACKETS, packetsBack);
        reverse.record().setLong(FlowField.OCTETS, octetsBack);
        if (sampled) {
          unscale(reverse.record(), sender.samplingRate());
        }
        defaults.complete(reverse, PROGRAM);
      }
    } catch (UnexpectedValueException e) {
      throw new ImportException(file, json.line(), "is not " + e.getMessage());
    }
  }

  /** Makes packets and bytes what was exported, if they are multiples of the rate. */
  private static void unscale(FlowRecord record, long rate) {
    long packets = record.getLong(FlowField.PACKETS);
    long octets = record.getLong(FlowField.OCTETS);
    if (rate > 0 && packets % rate == 0 && octets % rate == 0) {
      record.setLong(FlowField.PACKETS, packets / rate);
      record.setLong(FlowField.OCTETS, octets / rate);
    } else {
      // They are estimates already: a rate beside them would have them estimated once more.
      record.remove(FlowField.SAMPLING_RATE);
    }
  }

  @Override
  public double partRead() {
    return Math.min(1, (double) json.characters() / (lengthBytes * TEXT_PER_BYTE + 1));
  }

  @Override
  public Set<String> unknownColumns() {
    return unknown;
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
