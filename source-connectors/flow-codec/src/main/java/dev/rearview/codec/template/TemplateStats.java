package dev.rearview.codec.template;

import java.util.List;

/**
 * A template that an exporter has sent.
 *
 * @param id template id, from 256 on
 * @param scopeFields number of scope fields at the start; 0 for a template of flows
 * @param fields the fields in wire order: registry name, or {@code pen:id}
 * @param lengths length of each field in bytes; 65535 for a variable one
 * @param lastReceivedEpochNanos when it was sent last, nanoseconds since 1970
 */
public record TemplateStats(
    int id,
    int scopeFields,
    List<String> fields,
    List<Integer> lengths,
    long lastReceivedEpochNanos) {
  /** Copies the lists. */
  public TemplateStats {
    fields = List.copyOf(fields);
    lengths = List.copyOf(lengths);
  }
}
