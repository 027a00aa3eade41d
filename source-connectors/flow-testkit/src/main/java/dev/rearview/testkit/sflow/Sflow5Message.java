package dev.rearview.testkit.sflow;

/** Builds a datagram of sFlow version 5, sample by sample in the order of the calls. */
public final class Sflow5Message {
  private final Xdr samples = new Xdr();
  private String agent = "192.0.2.1";
  private long subAgent;
  private long sequence = 1;
  private long uptimeMillis = 3_600_000;
  private long count;
  private long announced = -1;

  /** The agent's address, 192.0.2.1 unless set; null for none. */
  public Sflow5Message agent(String address) {
    agent = address;
    return this;
  }

  /** The sub-agent, 0 unless set. */
  public Sflow5Message subAgent(long id) {
    subAgent = id;
    return this;
  }

  /** Sequence number of the datagram. */
  public Sflow5Message sequence(long number) {
    sequence = number;
    return this;
  }

  /** The agent's uptime, one hour unless set. */
  public Sflow5Message uptimeMillis(long millis) {
    uptimeMillis = millis;
    return this;
  }

  /** Adds samples. */
  public Sflow5Message samples(Sample... more) {
    for (Sample sample : more) {
      sample.writeTo(samples);
      count++;
    }
    return this;
  }

  /** Adds a sample of any format. */
  public Sflow5Message sample(int enterprise, int format, Xdr body) {
    samples.u32((long) enterprise << 12 | format).opaque(body.toBytes());
    count++;
    return this;
  }

  /** Announces so many samples, whatever there are. */
  public Sflow5Message announcing(long number) {
    announced = number;
    return this;
  }

  /** The datagram. */
  public byte[] toBytes() {
    return new Xdr()
        .u32(5)
        .address(agent)
        .u32(subAgent, sequence, uptimeMillis, announced < 0 ? count : announced)
        .bytes(samples.toBytes())
        .toBytes();
  }
}
