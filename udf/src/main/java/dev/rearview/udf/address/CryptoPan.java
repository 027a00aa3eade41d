package dev.rearview.udf.address;

import dev.rearview.udf.UdfException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Crypto-PAn (Xu, Fan, Ammar, Moon: "Prefix-preserving IP address anonymization", 2002) with
 * AES-128: two addresses that share their first n bits share exactly their first n bits afterwards.
 * IPv4 addresses become IPv4 addresses, and the mapping is one to one. Not for several threads.
 *
 * <p>Bit i of an address is flipped by the first bit of the AES of its first i bits, the rest
 * filled from a pad. All blocks of an address are encrypted by one call, and addresses are
 * remembered, because even so it costs more than all that a query does beside it.
 */
public final class CryptoPan {
  private static final int KEY_BYTES = 32;
  private static final int BLOCK_BYTES = 16;
  private static final int REMEMBERED = 1 << 12;

  private final Cipher cipher;
  private final long padHigh;
  private final long padLow;
  private final byte[] plain = new byte[Mask.MAX_BITS * BLOCK_BYTES];
  private final byte[] encrypted = new byte[Mask.MAX_BITS * BLOCK_BYTES];

  private final long[] from = new long[3 * REMEMBERED];
  private final long[] to = new long[2 * REMEMBERED];
  private long high;
  private long low;

  private CryptoPan(byte[] key) {
    try {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, BLOCK_BYTES, "AES"));
      byte[] pad = cipher.doFinal(key, BLOCK_BYTES, BLOCK_BYTES);
      padHigh = readLong(pad, 0);
      padLow = readLong(pad, Long.BYTES);
    } catch (GeneralSecurityException e) {
      throw new UdfException("AES-128 is not available in this Java: " + e.getMessage(), e);
    }
  }

  /**
   * Takes a key as nfdump does: 64 hexadecimal digits, with or without 0x, or 32 characters.
   *
   * @throws UdfException that does not show the key
   */
  public static CryptoPan withKey(String key) {
    String digits = key.startsWith("0x") ? key.substring(2) : key;
    if (digits.matches("[0-9a-fA-F]{64}")) {
      return new CryptoPan(HexFormat.of().parseHex(digits));
    }
    byte[] characters = key.getBytes(StandardCharsets.UTF_8);
    if (characters.length != KEY_BYTES) {
      throw new UdfException(
          "the key of anonymize_ip has "
              + characters.length
              + " bytes: expected 64 hexadecimal digits or 32 characters");
    }
    return new CryptoPan(characters);
  }

  /** Anonymises an address; the answer is in {@link #high()} and {@link #low()}. */
  public void anonymize(AddressScanner address) {
    int slot = slot(address.high(), address.low());
    long used = address.ipv4() ? 4 : 6;
    if (from[3 * slot] != used
        || from[3 * slot + 1] != address.high()
        || from[3 * slot + 2] != address.low()) {
      compute(address);
      from[3 * slot] = used;
      from[3 * slot + 1] = address.high();
      from[3 * slot + 2] = address.low();
      to[2 * slot] = high;
      to[2 * slot + 1] = low;
    }
    high = to[2 * slot];
    low = to[2 * slot + 1];
  }

  /** The upper 64 bits of the last answer; of IPv4 that of its mapped form. */
  public long high() {
    return high;
  }

  /** The lower 64 bits of the last answer; of IPv4 that of its mapped form. */
  public long low() {
    return low;
  }

  private void compute(AddressScanner address) {
    if (address.ipv4()) {
      encrypt(address.low() << Integer.SIZE, 0, Integer.SIZE);
      high = 0;
      low = AddressScanner.IPV4_MAPPED | ((address.low() ^ flips(0, Integer.SIZE)) & 0xffff_ffffL);
    } else {
      encrypt(address.high(), address.low(), Mask.MAX_BITS);
      high = address.high() ^ flips(0, Long.SIZE);
      low = address.low() ^ flips(Long.SIZE, Mask.MAX_BITS);
    }
  }

  private void encrypt(long addressHigh, long addressLow, int bits) {
    for (int i = 0; i < bits; i++) {
      long maskHigh = Mask.high(i);
      long maskLow = Mask.low(i);
      writeLong((addressHigh & maskHigh) | (padHigh & ~maskHigh), i * BLOCK_BYTES);
      writeLong((addressLow & maskLow) | (padLow & ~maskLow), i * BLOCK_BYTES + Long.BYTES);
    }
    try {
      cipher.update(plain, 0, bits * BLOCK_BYTES, encrypted, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private long flips(int firstBlock, int lastBlock) {
    long flips = 0;
    for (int i = firstBlock; i < lastBlock; i++) {
      flips = flips << 1 | (encrypted[i * BLOCK_BYTES] >>> 7 & 1);
    }
    return flips;
  }

  private static int slot(long high, long low) {
    long mixed = (high * 0x9e3779b97f4a7c15L ^ low) * 0xc2b2ae3d27d4eb4fL;
    return (int) (mixed >>> 40) & (REMEMBERED - 1);
  }

  private void writeLong(long value, int at) {
    for (int i = 0; i < Long.BYTES; i++) {
      plain[at + i] = (byte) (value >>> (56 - 8 * i));
    }
  }

  private static long readLong(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    return value;
  }
}
