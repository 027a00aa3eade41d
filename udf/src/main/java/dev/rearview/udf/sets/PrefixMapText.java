package dev.rearview.udf.sets;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.prefix.IpBlock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.table.data.StringData;

/**
 * Reads what rwpmapbuild reads: lines {@code mode ipv4|ipv6|proto-port}, {@code default LABEL},
 * {@code label NUMBER LABEL}, {@code map-name NAME}, and ranges: {@code CIDR LABEL}, {@code IP IP
 * LABEL}, {@code PROTO LABEL}, {@code PROTO/PORT LABEL}, {@code PROTO/PORT PROTO/PORT LABEL}.
 * {@code #} begins a comment; of ranges that overlap the later counts.
 */
final class PrefixMapText {

  private final RangeMap.Builder ranges = new RangeMap.Builder();
  private final Map<String, StringData> numbered = new HashMap<>();
  private final Map<String, StringData> texts = new HashMap<>();
  private boolean ofAddresses = true;
  private boolean hasRanges;

  private PrefixMapText() {}

  /**
   * What the file holds.
   *
   * @throws UdfException naming file, line, and what is expected
   */
  static PrefixMap read(Path file) throws IOException {
    PrefixMapText map = new PrefixMapText();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = line.replaceFirst("#.*", "").strip();
        if (!text.isEmpty() && !map.statement(text)) {
          throw new UdfException(
              file
                  + ":"
                  + number
                  + ": expected mode, default, label, map-name or "
                  + (map.ofAddresses
                      ? "'CIDR LABEL' or 'IP IP LABEL'"
                      : "'PROTO/PORT LABEL' or 'PROTO/PORT PROTO/PORT LABEL'")
                  + ", found '"
                  + text
                  + "'");
        }
      }
    }
    return new PrefixMap(map.ofAddresses, map.ranges.build());
  }

  /** Whether the text is a statement. */
  private boolean statement(String text) {
    String[] words = text.split("\\s+", 2);
    if (words.length < 2) {
      return false;
    }
    return switch (words[0]) {
      case "mode" -> mode(words[1]);
      case "map-name" -> true;
      case "default" -> everything(words[1]);
      case "label" -> numberedLabel(words[1]);
      default -> range(words[0], words[1]);
    };
  }

  private boolean mode(String mode) {
    ofAddresses = !mode.equals("proto-port");
    boolean known = !ofAddresses || mode.equals("ipv4") || mode.equals("ipv6") || mode.equals("ip");
    return known && !hasRanges;
  }

  private boolean everything(String label) {
    if (hasRanges) {
      return false;
    }
    ranges.set(new RangeMap.Key(0, 0), new RangeMap.Key(-1, -1), label(label));
    return true;
  }

  private boolean numberedLabel(String numberAndText) {
    String[] words = numberAndText.split("\\s+", 2);
    if (words.length < 2 || !words[0].matches("[0-9]+")) {
      return false;
    }
    return numbered.putIfAbsent(words[0], text(words[1])) == null;
  }

  private boolean range(String first, String rest) {
    String[] words = rest.split("\\s+", 2);
    Range from = end(first);
    if (from == null) {
      return false;
    }
    Range to = words.length == 2 && isSecondEnd(first, words[0]) ? end(words[0]) : null;
    Range whole = to == null ? from : new Range(from.first, to.last);
    if (whole.first.compareTo(whole.last) > 0) {
      return false;
    }
    ranges.set(whole.first, whole.last, label(to == null ? rest : words[1]));
    hasRanges = true;
    return true;
  }

  /** A label may begin with a number: only what is written like the first end is a second one. */
  private boolean isSecondEnd(String first, String word) {
    if (ofAddresses) {
      boolean single = first.indexOf('/') < 0 && word.indexOf('/') < 0;
      boolean alike =
          (first.indexOf('.') < 0 && first.indexOf(':') < 0)
              || word.indexOf('.') >= 0
              || word.indexOf(':') >= 0;
      return single && alike && IpBlock.parse(word).isPresent();
    }
    return (first.indexOf('/') < 0) == (word.indexOf('/') < 0) && end(word) != null;
  }

  private record Range(RangeMap.Key first, RangeMap.Key last) {}

  /** Null if the word is no address, prefix, protocol or port. */
  private Range end(String word) {
    if (ofAddresses) {
      Optional<IpBlock> block = IpBlock.parse(word);
      return block.map(PrefixMapText::range).orElse(null);
    }
    if (!word.matches("[0-9]{1,3}(/[0-9]{1,5})?")) {
      return null;
    }
    String[] numbers = word.split("/");
    int protocol = Integer.parseInt(numbers[0]);
    int firstPort = numbers.length == 1 ? 0 : Integer.parseInt(numbers[1]);
    int lastPort = numbers.length == 1 ? PrefixMap.MOST_PORT : firstPort;
    if (protocol > PrefixMap.MOST_PROTOCOL || lastPort > PrefixMap.MOST_PORT) {
      return null;
    }
    return new Range(
        new RangeMap.Key(0, PrefixMap.portKey(protocol, firstPort)),
        new RangeMap.Key(0, PrefixMap.portKey(protocol, lastPort)));
  }

  private static Range range(IpBlock block) {
    long highHost = block.prefixBits() >= 64 ? 0 : -1L >>> block.prefixBits();
    long lowHost =
        block.prefixBits() <= 64
            ? -1L
            : block.prefixBits() == 128 ? 0 : -1L >>> (block.prefixBits() - 64);
    return new Range(
        new RangeMap.Key(block.high(), block.low()),
        new RangeMap.Key(block.high() | highHost, block.low() | lowHost));
  }

  private StringData label(String text) {
    StringData byNumber = numbered.get(text);
    return byNumber == null ? text(text) : byNumber;
  }

  private StringData text(String text) {
    return texts.computeIfAbsent(text, SqlText::of);
  }
}
