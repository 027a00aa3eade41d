package dev.rearview.testkit.sflow;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds a sample of version 5 (sFlow version 5, section 5): a flow sample or a counter sample,
 * compact unless {@link #expanded} is called. What is not set is 0, the sampling rate 1000.
 */
public final class Sample {
  private static final int FROM_STRUCTURES = -1;
  private static final long FORM_SHIFT = 30;

  private final boolean flow;
  private final List<Structure> structures = new ArrayList<>();
  private boolean expanded;
  private long sequence = 1;
  private long sourceKind;
  private long sourceIndex = 1;
  private long samplingRate = 1000;
  private long samplePool;
  private long drops;
  private long inputForm;
  private long input;
  private long outputForm;
  private long output;
  private long announced = FROM_STRUCTURES;
  private long statedLength = FROM_STRUCTURES;
  private int surplusBytes;

  private Sample(boolean flow) {
    this.flow = flow;
  }

  /** A flow sample of these structures. */
  public static Sample flow(Structure... structures) {
    return new Sample(true).add(structures);
  }

  /** A counter sample of these structures. */
  public static Sample counters(Structure... structures) {
    return new Sample(false).add(structures);
  }

  private Sample add(Structure... more) {
    structures.addAll(List.of(more));
    return this;
  }

  /** In the expanded form, whose interface numbers have 32 bits. */
  public Sample expanded() {
    expanded = true;
    return this;
  }

  /** Sequence number of the sample. */
  public Sample sequence(long number) {
    sequence = number;
    return this;
  }

  /** The data source: 0 interface, 1 VLAN, 2 physical entity. */
  public Sample source(long kind, long index) {
    sourceKind = kind;
    sourceIndex = index;
    return this;
  }

  /** Rate, packets that could have been sampled, and samples dropped. */
  public Sample sampling(long rate, long pool, long dropped) {
    samplingRate = rate;
    samplePool = pool;
    drops = dropped;
    return this;
  }

  /** ifIndex of both interfaces. */
  public Sample interfaces(long in, long out) {
    return interfaces(0, in, 0, out);
  }

  /** Both interfaces: form 0 single, 1 discarded, 2 several, and its value. */
  public Sample interfaces(long inForm, long in, long outForm, long out) {
    inputForm = inForm;
    input = in;
    outputForm = outForm;
    output = out;
    return this;
  }

  /** Announces so many structures, whatever there are. */
  public Sample announcing(long count) {
    announced = count;
    return this;
  }

  /** States that length, whatever it is. */
  public Sample statingLength(long length) {
    statedLength = length;
    return this;
  }

  /** Zeros after the last structure. */
  public Sample surplus(int bytes) {
    surplusBytes = bytes;
    return this;
  }

  void writeTo(Xdr out) {
    Xdr body = new Xdr().u32(sequence);
    if (expanded) {
      body.u32(sourceKind, sourceIndex);
    } else {
      body.u32(sourceKind << 24 | sourceIndex);
    }
    if (flow) {
      body.u32(samplingRate, samplePool, drops);
      if (expanded) {
        body.u32(inputForm, input, outputForm, output);
      } else {
        body.u32(inputForm << FORM_SHIFT | input, outputForm << FORM_SHIFT | output);
      }
    }
    body.u32(announced == FROM_STRUCTURES ? structures.size() : announced);
    structures.forEach(structure -> structure.writeTo(body));
    body.bytes(new byte[surplusBytes]);
    byte[] bytes = body.toBytes();
    int format = (flow ? 1 : 2) + (expanded ? 2 : 0);
    out.u32(format, statedLength == FROM_STRUCTURES ? bytes.length : statedLength).bytes(bytes);
  }
}
