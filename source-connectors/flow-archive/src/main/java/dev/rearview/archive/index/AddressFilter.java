package dev.rearview.archive.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.io.api.Binary;

/**
 * The addresses of a file, as a split-block Bloom filter: Parquet's own kind, with the same hash of
 * the address's text. It says of an address that the file may have it, or that it has not.
 *
 * <p>It is filled at its greatest size and {@linkplain #folded() folded} to the least that serves.
 */
public final class AddressFilter {

  /** The columns of addresses. */
  public static final List<String> COLUMNS = List.of("src_ip", "dst_ip");

  /** Bytes of a block: all that looking an address up needs. */
  static final int BLOCK_BYTES = 32;

  /** Blocks of a filter when it is made: 1 MiB. */
  static final int MAX_BLOCKS = 1 << 15;

  private static final int WORDS = 8;

  /** Share of bits set up to which a filter serves: of eight bits, one in 256 is set by chance. */
  private static final double FULL = 0.5;

  private static final int[] SALT = {
    0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
  };

  /** Parquet's hash does not look at the filter it is asked of. */
  private static final BlockSplitBloomFilter HASH = new BlockSplitBloomFilter(BLOCK_BYTES);

  private final int[] words;

  /** An empty filter, to be filled. */
  public AddressFilter() {
    this(new int[MAX_BLOCKS * WORDS]);
  }

  private AddressFilter(int[] words) {
    this.words = words;
  }

  /** The hash of an address's text. */
  public static long hash(byte[] address) {
    return HASH.hash(Binary.fromConstantByteArray(address));
  }

  /** Takes in an address, given by its text in UTF-8. */
  public void add(byte[] address) {
    addHash(hash(address));
  }

  /** Takes in an address, given by the hash of its text. */
  public void addHash(long hash) {
    int first = block(hash, blocks()) * WORDS;
    for (int i = 0; i < WORDS; i++) {
      words[first + i] |= mask(hash, i);
    }
  }

  /** The least filter of the same addresses that is not too full. */
  public AddressFilter folded() {
    AddressFilter filter = this;
    while (filter.blocks() > 1) {
      AddressFilter half = filter.half();
      if (half.share() > FULL) {
        return filter;
      }
      filter = half;
    }
    return filter;
  }

  /** How many blocks there are: a power of two. */
  int blocks() {
    return words.length / WORDS;
  }

  /** As it stands in a file. */
  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(words.length * Integer.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(words);
    return buffer.array();
  }

  /** The block that a hash belongs to, out of so many. */
  static int block(long hash, int blocks) {
    return (int) (((hash >>> 32) * blocks) >>> 32);
  }

  /** Whether a block, as it stands in a file, may have been set by a hash. */
  static boolean mayHave(ByteBuffer block, int offset, long hash) {
    for (int i = 0; i < WORDS; i++) {
      int mask = mask(hash, i);
      if ((block.getInt(offset + i * Integer.BYTES) & mask) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int mask(long hash, int word) {
    return 1 << (((int) hash * SALT[word]) >>> 27);
  }

  /** Of half the size: two neighbours become one, as their hashes share all but the last bit. */
  private AddressFilter half() {
    int[] half = new int[words.length / 2];
    for (int i = 0; i < words.length; i++) {
      half[i / (2 * WORDS) * WORDS + i % WORDS] |= words[i];
    }
    return new AddressFilter(half);
  }

  private double share() {
    long set = 0;
    for (int word : words) {
      set += Integer.bitCount(word);
    }
    return set / (double) (words.length * (long) Integer.SIZE);
  }
}
