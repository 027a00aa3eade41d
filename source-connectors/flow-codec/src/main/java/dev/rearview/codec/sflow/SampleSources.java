package dev.rearview.codec.sflow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The data sources of one sub-agent and where each one's numbers stand: a bounded hash table,
 * searched without allocating. Flow and counter samples of a source are numbered apart.
 */
final class SampleSources {
  /** A sample this many numbers behind the latest, or fewer, was overtaken; more is a restart. */
  static final int LATE_LIMIT = 1000;

  /** A jump ahead of this many samples or more is no loss but a restart. */
  static final int GAP_LIMIT = 3_600_000;

  /** The start of an agent seems to move by less than this while it runs. */
  static final int BOOT_JITTER_MILLIS = 30_000;

  private static final int INITIAL_SLOTS = 16;
  private static final int KIND_SHIFT = 32;
  private static final long KIND_MASK = 0x7fff_ffffL;
  private static final long FREE = -1;

  private long[] keys = free(INITIAL_SLOTS);
  private int[] sequences = new int[INITIAL_SLOTS];
  private int[] pools = new int[INITIAL_SLOTS];
  private int[] drops = new int[INITIAL_SLOTS];
  private int count;
  private boolean booted;
  private int bootMillis;

  /** The key of a source's flow samples ({@code counters} false) or of its counter samples. */
  static long key(long kind, long index, boolean counters) {
    // Kinds are small numbers: one that is not shares its place, and nothing worse.
    long place = ((kind << 1 | (counters ? 1 : 0)) & KIND_MASK) << KIND_SHIFT;
    return place | index;
  }

  /**
   * When the agent started, modulo 2^32 ms. Each datagram shows it a little later or earlier, by
   * its way and by the grain of the agent's clock; only a larger difference is a new start.
   */
  int steadyBootMillis(int seeming) {
    if (!booted || Math.abs((long) (seeming - bootMillis)) >= BOOT_JITTER_MILLIS) {
      booted = true;
      bootMillis = seeming;
    }
    return bootMillis;
  }

  /** The source's place, or a negative number if it is not known. */
  int find(long key) {
    int at = slot(key, keys.length);
    while (keys[at] != FREE && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return keys[at] == key ? at : -1;
  }

  /** Begins to follow a source that is not known. */
  void add(long key, int sequence, int pool, int dropped) {
    if (2 * count >= keys.length) {
      grow();
    }
    place(key, sequence, pool, dropped);
    count++;
  }

  int size() {
    return count;
  }

  /**
   * Whether samples are missing before this one, of the known source at {@code place}; takes its
   * number over. The pool of packets goes back only if the agent started anew.
   *
   * @return how many samples are missing
   */
  int follow(int place, int sequence, int pool) {
    int ahead = sequence - sequences[place];
    if (ahead <= 0 && ahead >= -LATE_LIMIT && sequence != 1) {
      return 0;
    }
    boolean gap = ahead > 1 && ahead < GAP_LIMIT && pool - pools[place] >= 0;
    sequences[place] = sequence;
    pools[place] = pool;
    return gap ? ahead - 1 : 0;
  }

  /**
   * Whether the agent dropped samples of the known source at {@code place} since the last one.
   *
   * @return how many more
   */
  int followDrops(int place, int dropped) {
    int more = dropped - drops[place];
    if (more < 0 && more >= -LATE_LIMIT && dropped != 0) {
      return 0;
    }
    drops[place] = dropped;
    return Math.max(more, 0);
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(booted);
    out.writeInt(bootMillis);
    out.writeInt(count);
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != FREE) {
        out.writeLong(keys[i]);
        out.writeInt(sequences[i]);
        out.writeInt(pools[i]);
        out.writeInt(drops[i]);
      }
    }
  }

  /** Reads what {@link #write} wrote; of what does not fit {@code maxSources}, nothing is kept. */
  static SampleSources read(DataInput in, int maxSources) throws IOException {
    SampleSources sources = new SampleSources();
    sources.booted = in.readBoolean();
    sources.bootMillis = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      long key = in.readLong();
      int sequence = in.readInt();
      int pool = in.readInt();
      int dropped = in.readInt();
      if (key >= 0 && sources.count < maxSources && sources.find(key) < 0) {
        sources.add(key, sequence, pool, dropped);
      }
    }
    return sources;
  }

  /** Adds the sources of another table that are not in this one. */
  void addMissing(SampleSources other, int maxSources) {
    for (int i = 0; i < other.keys.length; i++) {
      long key = other.keys[i];
      if (key != FREE && count < maxSources && find(key) < 0) {
        add(key, other.sequences[i], other.pools[i], other.drops[i]);
      }
    }
  }

  private void grow() {
    SampleSources old = new SampleSources();
    old.keys = keys;
    old.sequences = sequences;
    old.pools = pools;
    old.drops = drops;
    int slots = 2 * keys.length;
    keys = free(slots);
    sequences = new int[slots];
    pools = new int[slots];
    drops = new int[slots];
    for (int i = 0; i < old.keys.length; i++) {
      if (old.keys[i] != FREE) {
        place(old.keys[i], old.sequences[i], old.pools[i], old.drops[i]);
      }
    }
  }

  private void place(long key, int sequence, int pool, int dropped) {
    int at = slot(key, keys.length);
    while (keys[at] != FREE) {
      at = (at + 1) & (keys.length - 1);
    }
    keys[at] = key;
    sequences[at] = sequence;
    pools[at] = pool;
    drops[at] = dropped;
  }

  private static long[] free(int slots) {
    long[] keys = new long[slots];
    Arrays.fill(keys, FREE);
    return keys;
  }

  private static int slot(long key, int slots) {
    long mixed = key * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> Integer.SIZE) & (slots - 1);
  }
}
