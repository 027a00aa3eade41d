package dev.rearview.udf.site.silkconf;

import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code split NAME protocols N … [ports N …]}. */
final class SplitText {
  private static final int MOST_PROTOCOL = 255;
  private static final int MOST_PORT = 65_535;
  private static final String EXPECTED =
      "split, a name, protocols from 0 to 255 and perhaps ports from 0 to 65535, as"
          + " 'split web protocols 6 ports 80 443 8080'";

  private SplitText() {}

  static Optional<Split> read(Statement statement, Problems problems) {
    List<String> words = statement.texts();
    int ports = words.indexOf("ports");
    if (words.size() < 3
        || !words.get(1).equals("protocols")
        || !words.get(0).matches("[a-z][a-z0-9]{0,15}")) {
      return wrong(statement, problems);
    }
    Optional<BitSet> protocolBits =
        bits(words.subList(2, ports < 0 ? words.size() : ports), MOST_PROTOCOL);
    Optional<BitSet> portBits =
        ports < 0
            ? Optional.of(new BitSet())
            : bits(words.subList(ports + 1, words.size()), MOST_PORT);
    if (protocolBits.isEmpty() || portBits.isEmpty()) {
      return wrong(statement, problems);
    }
    return Optional.of(new Split(words.get(0), protocolBits.get(), portBits.get()));
  }

  private static Optional<Split> wrong(Statement statement, Problems problems) {
    problems.error(statement.place(), statement.toString(), EXPECTED);
    return Optional.empty();
  }

  private static Optional<BitSet> bits(List<String> words, int most) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : words) {
      OptionalInt number = NumberText.parse(word, 0, most);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers.add(number.getAsInt());
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(Split.bits(numbers));
  }
}
