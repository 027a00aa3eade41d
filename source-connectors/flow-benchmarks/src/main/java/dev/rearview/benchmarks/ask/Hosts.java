package dev.rearview.benchmarks.ask;

/**
 * The hosts inside a network and those that it talks to, by their rank, each with an IPv4 and an
 * IPv6 address. The first 4,096 inside are 10.1.0.0/20 in their order, the others anywhere in
 * 10.0.0.0/8; all of them are in 2a02:c0::/32 too.
 */
final class Hosts {
  private static final int INSIDE_IN_ORDER = 4096;
  private static final int INSIDE_FIRST = 10 << 24 | 1 << 16;
  private static final int INSIDE_REST = 10 << 24 | 2 << 16;
  private static final int INSIDE_REST_SIZE = 0xf0_0000;
  private static final long INSIDE_IPV6 = 0x2a02_00c0_0000_0000L;

  final HostRanks inside = new HostRanks(60_000, 1.05, 2_000);
  final HostRanks outside = new HostRanks(140_000, 1.02, 4_000);

  private final long seed;

  Hosts(long seed) {
    this.seed = seed;
  }

  int insideIpv4(int rank) {
    return rank < INSIDE_IN_ORDER
        ? INSIDE_FIRST | rank
        : INSIDE_REST + (int) Long.remainderUnsigned(mixed(rank * 7919L), INSIDE_REST_SIZE);
  }

  /** A subnet for each 16 hosts. */
  long insideIpv6High(int rank) {
    return INSIDE_IPV6 | (long) (rank >>> 4) << 16;
  }

  /** An interface identifier made of a MAC address (RFC 4291, appendix A). */
  long insideIpv6Low(int rank) {
    return mixed(rank * 104_729L) & 0xffff_ff00_00ff_ffffL | 0x0000_00ff_fe00_0000L;
  }

  int outsideIpv4(int rank) {
    long bits = mixed(rank * 15_485_863L + 7);
    while (!isPublic((int) bits)) {
      bits = mixed(bits + 1);
    }
    return (int) bits;
  }

  /** In 2600::/13. */
  long outsideIpv6High(int rank) {
    long bits = mixed(rank * 32_452_843L + 11);
    return (bits & 0x0007_ffff_ffff_ffffL) | 0x2600_0000_0000_0000L;
  }

  long outsideIpv6Low(int rank) {
    return mixed(rank * 49_979_687L + 13);
  }

  /** Of the AS that an outside host is in. */
  int as(int rank) {
    return 1 + (int) Long.remainderUnsigned(mixed(outsideIpv4(rank) >>> 16), 60_000);
  }

  /** Neither private nor reserved, nor TEST-NET-1 (RFC 5737), where the rare addresses lie. */
  private static boolean isPublic(int address) {
    int first = address >>> 24;
    return first > 0
        && first != 10
        && first != 127
        && first < 224
        && address >>> 20 != 0xac1
        && address >>> 16 != 0xc0a8
        && address >>> 8 != 0xc0_0002;
  }

  private long mixed(long value) {
    long bits = value + seed * 0x9e37_79b9_7f4a_7c15L;
    bits = (bits ^ bits >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    bits = (bits ^ bits >>> 27) * 0x94d0_49bb_1331_11ebL;
    return bits ^ bits >>> 31;
  }
}
