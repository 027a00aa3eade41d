package dev.rearview.codec.element;

import dev.rearview.codec.record.FlowField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the registry's resources.
 *
 * <p>{@code registries.csv}: {@code pen,registry,organisation}, one line a file {@code
 * <registry>.csv}. That file: {@code id,name,type}, one line an element. {@code columns.csv}:
 * {@code registry,name,target}, where the target is a column, or {@code input.} and what columns
 * are derived from, with {@code reverse.} before it for the other direction; in order of
 * preference. Lines that begin with # are comments.
 */
final class ElementFiles {
  /** The file of elements that NetFlow v9 numbers in its own way; they have no enterprise. */
  private static final String NETFLOW9 = "netflow9";

  private static final String REVERSE = "reverse.";
  private static final String INPUT = "input.";

  private ElementFiles() {}

  static ElementRegistry read() {
    Map<String, Target> targets = targets();
    List<InformationElement> ipfix = new ArrayList<>();
    List<InformationElement> netFlow9 = new ArrayList<>();
    for (String[] registry : lines("registries.csv")) {
      String name = registry[1];
      List<InformationElement> elements = name.equals(NETFLOW9) ? netFlow9 : ipfix;
      for (String[] line : lines(name + ".csv")) {
        elements.add(
            new InformationElement(
                Long.parseLong(registry[0]),
                Integer.parseInt(line[0]),
                line[1],
                DataType.of(line[2]),
                targets.get(name + "," + line[1])));
      }
    }
    return new ElementRegistry(ipfix, netFlow9);
  }

  private static Map<String, Target> targets() {
    Map<String, Target> targets = new HashMap<>();
    for (String[] line : lines("columns.csv")) {
      targets.put(line[0] + "," + line[1], target(line[2], targets.size()));
    }
    return targets;
  }

  private static Target target(String text, int rank) {
    boolean reverse = text.startsWith(REVERSE);
    String name = reverse ? text.substring(REVERSE.length()) : text;
    if (name.startsWith(INPUT)) {
      Input input = Input.valueOf(name.substring(INPUT.length()).toUpperCase(Locale.ROOT));
      return new Target(reverse, null, input, rank);
    }
    return new Target(reverse, FlowField.valueOf(name.toUpperCase(Locale.ROOT)), null, rank);
  }

  private static List<String[]> lines(String resource) {
    List<String[]> lines = new ArrayList<>();
    try (InputStream in = ElementFiles.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          lines.add(line.split(","));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
