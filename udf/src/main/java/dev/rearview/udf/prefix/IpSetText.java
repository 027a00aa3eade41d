package dev.rearview.udf.prefix;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a set of addresses from text, as rwsetbuild takes it and rwsetcat prints it: a line is an
 * address, a CIDR block, a wildcard, a range {@code first-last}, or a line of rwsetcat's {@code
 * --ip-ranges}; {@code #} begins a comment.
 */
public final class IpSetText {
  private static final byte[] SILK_MAGIC = {(byte) 0xde, (byte) 0xad, (byte) 0xbe, (byte) 0xef};

  private IpSetText() {}

  /**
   * What the file holds.
   *
   * @throws IOException naming the file, and the line that is none of these; also of a set in
   *     SiLK's binary form
   */
  public static IpSet.Builder read(Path file) throws IOException {
    if (isBinary(file)) {
      throw new IOException(
          file + " is an IPset in SiLK's binary form: write it as text with rwsetcat");
    }
    IpSet.Builder set = IpSet.builder();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = line.replaceFirst("#.*", "").strip();
        if (!text.isEmpty() && !add(set, text)) {
          throw new IOException(
              file
                  + ":"
                  + number
                  + ": found '"
                  + text
                  + "', expected an address, a CIDR block, a wildcard or a range");
        }
      }
    }
    return set;
  }

  private static boolean add(IpSet.Builder set, String text) {
    String entry = text;
    if (text.indexOf('|') >= 0) {
      String[] columns = text.split("\\|", -1);
      if (columns.length < 3) {
        return false;
      }
      entry = columns[1].strip() + "-" + columns[2].strip();
    }
    if (set.add(entry)) {
      return true;
    }
    int dash = entry.indexOf('-');
    if (dash < 0) {
      return false;
    }
    Optional<IpAddress> first = address(entry.substring(0, dash).strip());
    Optional<IpAddress> last = address(entry.substring(dash + 1).strip());
    if (first.isEmpty() || last.isEmpty() || first.get().isAfter(last.get())) {
      return false;
    }
    set.addRange(first.get(), last.get());
    return true;
  }

  private static Optional<IpAddress> address(String text) {
    return IpBlock.parse(text)
        .filter(block -> block.prefixBits() == 128)
        .map(block -> new IpAddress(block.high(), block.low()));
  }

  private static boolean isBinary(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(SILK_MAGIC.length);
      return Arrays.equals(start, SILK_MAGIC);
    }
  }
}
