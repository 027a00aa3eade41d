package dev.rearview.udf.scan;

import dev.rearview.udf.UdfException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The flows of a source and a protocol: what rwscan calls an event. A million flows are kept; of
 * more only the counts are.
 */
public final class ScanEvent {
  private static final int MAX_KEPT = 1_000_000;

  private final List<ScanFlow> kept = new ArrayList<>();
  private ScanProtocol protocol;
  private ScanModel model;
  private RandomWalk walk = RandomWalk.STANDARD;
  private long flows;
  private long packets;
  private long octets;

  /**
   * Says what all flows have in common.
   *
   * @throws UdfException if others of the same event have another protocol or model
   */
  void ask(ScanProtocol askedProtocol, ScanModel askedModel, RandomWalk askedWalk) {
    if (protocol == null) {
      protocol = askedProtocol;
      model = askedModel;
      walk = askedWalk;
    } else if (protocol != askedProtocol || model != askedModel || !walk.equals(askedWalk)) {
      throw new UdfException(
          ("rwscan was given %s by %s and %s by %s of one group: expected GROUP BY src_ip,"
                  + " protocol and one model")
              .formatted(protocol, model, askedProtocol, askedModel));
    }
  }

  void add(ScanFlow flow, long flowPackets, long flowOctets) {
    if (kept.size() < MAX_KEPT) {
      kept.add(flow);
    }
    addCounts(1, flowPackets, flowOctets);
  }

  void addCounts(long moreFlows, long morePackets, long moreOctets) {
    flows += moreFlows;
    packets += morePackets;
    octets += moreOctets;
  }

  /** A flow that has been counted already. */
  void restore(ScanFlow flow) {
    kept.add(flow);
  }

  void merge(ScanEvent other) {
    if (other.protocol == null) {
      return;
    }
    ask(other.protocol, other.model, other.walk);
    int room = Math.min(other.kept.size(), MAX_KEPT - kept.size());
    kept.addAll(other.kept.subList(0, room));
    addCounts(other.flows, other.packets, other.octets);
  }

  void clear() {
    kept.clear();
    protocol = null;
    walk = RandomWalk.STANDARD;
    flows = 0;
    packets = 0;
    octets = 0;
  }

  boolean isEmpty() {
    return protocol == null;
  }

  ScanReport report() {
    List<ScanFlow> sorted = kept.stream().sorted(ScanFlow.BY_DESTINATION).toList();
    return new ScanReport(
        model.verdict(walk, protocol, sorted), EventTime.of(sorted), flows, packets, octets);
  }

  List<ScanFlow> kept() {
    return Collections.unmodifiableList(kept);
  }

  int keptCount() {
    return kept.size();
  }

  ScanProtocol protocol() {
    return protocol;
  }

  ScanModel model() {
    return model;
  }

  RandomWalk walk() {
    return walk;
  }

  long flows() {
    return flows;
  }

  long packets() {
    return packets;
  }

  long octets() {
    return octets;
  }
}
