package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;

/** What was found in the files of an import: to be shown, and to be written down as JSON. */
public final class ImportSummary {
  private final Set<String> unknown = new LinkedHashSet<>();
  private long flows;
  private long packets;
  private long octets;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  void add(FlowRecord flow) {
    flows++;
    packets += flow.getLong(FlowField.PACKETS);
    octets += flow.getLong(FlowField.OCTETS);
    long received = flow.getLong(FlowField.RECEIVED_TIME);
    first = Math.min(first, received);
    last = Math.max(last, received);
  }

  void addUnknown(Collection<String> names) {
    unknown.addAll(names);
  }

  /** Flows, one a way where a file keeps both in one record. */
  public long flows() {
    return flows;
  }

  /** As JSON; {@code first} and {@code last} are receive times, absent if there was no flow. */
  public String json() {
    StringJoiner json = new StringJoiner(", ", "{", "}\n");
    json.add("\"flows\": " + flows);
    json.add("\"packets\": " + packets);
    json.add("\"octets\": " + octets);
    if (flows > 0) {
      json.add("\"first\": \"" + Instant.ofEpochMilli(first) + "\"");
      json.add("\"last\": \"" + Instant.ofEpochMilli(last) + "\"");
    }
    StringJoiner names = new StringJoiner(", ", "[", "]");
    unknown.forEach(name -> names.add('"' + name.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + '"'));
    json.add("\"unknown\": " + names);
    return json.toString();
  }

  /** For people, in lines. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%,d flows, %,d packets, %,d bytes%n", flows, packets, octets));
    if (flows > 0) {
      text.append(
          String.format(
              "received from %s to %s%n", Instant.ofEpochMilli(first), Instant.ofEpochMilli(last)));
    }
    if (!unknown.isEmpty()) {
      text.append(String.format("kept in extra: %s%n", String.join(", ", unknown)));
    }
    return text.toString();
  }
}
