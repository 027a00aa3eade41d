package dev.rearview.codec.element;

/** What an element tells that is no column itself, but that columns are derived from. */
public enum Input {
  START_UPTIME,
  START_SECONDS,
  START_MILLISECONDS,
  START_MICROSECONDS,
  START_NANOSECONDS,
  START_DELTA_MICROSECONDS,
  END_UPTIME,
  END_SECONDS,
  END_MILLISECONDS,
  END_MICROSECONDS,
  END_NANOSECONDS,
  END_DELTA_MICROSECONDS,
  DURATION_MILLISECONDS,
  DURATION_MICROSECONDS,
  OBSERVATION_SECONDS,
  OBSERVATION_MILLISECONDS,
  OBSERVATION_MICROSECONDS,
  OBSERVATION_NANOSECONDS,
  SYSTEM_INIT_MILLISECONDS,
  /** How long after the forward flow the reverse flow began. */
  REVERSE_DELAY_MILLISECONDS,
  /** Type * 256 + code. */
  ICMP_TYPE_CODE,
  /** Names a sampler: samplerId or selectorId. */
  SAMPLER_ID,
  /** One packet in so many. */
  SAMPLING_INTERVAL,
  /** So many packets are taken ... */
  SAMPLING_PACKET_INTERVAL,
  /** ... then so many are passed over. */
  SAMPLING_PACKET_SPACE,
  /** So many of a population ... */
  SAMPLING_SIZE,
  /** ... of so many packets. */
  SAMPLING_POPULATION,
  /** The probability that a packet is taken, a float. */
  SAMPLING_PROBABILITY,
  /** YAF: which of SiLK's attributes a flow has, as bits. */
  SILK_TCP_STATE,
  /** YAF: bit 0 tells that all packets have the same size. */
  FLOW_ATTRIBUTES,
  /** A label stack entry: 20 bits of label, 3 of class, 1 bottom bit; top of the stack first. */
  MPLS_LABEL,
  /** A piece of a packet from its link layer on. */
  LINK_LAYER_SECTION,
  /** A piece of a packet from its IP header on. */
  IP_SECTION
}
