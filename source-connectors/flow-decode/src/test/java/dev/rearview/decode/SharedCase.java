package dev.rearview.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A case of other people's captures, which lie beside the project: files that are one collector
 * run, and what others say is in them.
 *
 * @param cells its line of {@code cases.tsv}, by the names of the columns
 */
record SharedCase(Map<String, String> cells) {
  static final Path ROOT =
      Path.of(System.getProperty("rearview.shared", "../../../shared"), "captures");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every case, in the order of {@code cases.tsv}. */
  static List<SharedCase> all() {
    List<String> lines = lines(ROOT.resolve("cases.tsv"));
    String[] names = lines.get(0).split("\t", -1);
    List<SharedCase> cases = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split("\t", -1);
      Map<String, String> cells = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        cells.put(names[i], values[i]);
      }
      cases.add(new SharedCase(cells));
    }
    return cases;
  }

  String name() {
    return cells.get("case");
  }

  /** v1, v5, v5+v9, v9, ipfix or sflow. */
  String protocol() {
    return cells.get("protocol");
  }

  /** The files in the order to send them in. */
  List<Input> inputs() {
    Path directory = ROOT.resolve("cases").resolve(name());
    return lines(directory.resolve("order.list")).stream()
        .map(file -> new Input(file, directory.resolve(file)))
        .toList();
  }

  /** What the project that the case comes from says of it, or null. */
  JsonNode origin() {
    Path file = ROOT.resolve("expected").resolve(name() + ".json");
    try {
      return Files.exists(file) ? JSON.readTree(file.toFile()) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records that another decoder finds: ref, tshark, nfdump or pmacct. */
  List<JsonNode> records(String decoder) {
    String file = name() + "." + decoder + ".jsonl";
    Path plain = ROOT.resolve("reference").resolve(file);
    List<JsonNode> records = new ArrayList<>();
    try (InputStream in =
            Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(plain.resolveSibling(file + ".gz")));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        records.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** Lines of a file that are not empty. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
