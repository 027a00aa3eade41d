package dev.rearview.codec.sflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The known structures of one kind, by their 32-bit format: 20 bits of enterprise, 12 of format.
 * Immutable; looking one up allocates nothing. Refuses a resource that is wrong.
 */
final class StructureTable {
  private static final String RESOURCE = "structures.txt";
  private static final int FORMAT_BITS = 12;
  private static final int FIRST_FIELD = 4;

  /** Structures of flow samples of version 5. */
  static final StructureTable FLOW5 = read("flow");

  /** Packet data and extended data of version 4. */
  static final StructureTable FLOW4 = read("flow4");

  /** Packet data and extended data of version 2. */
  static final StructureTable FLOW2 = read("flow2");

  /** Structures of counter samples. */
  static final StructureTable COUNTERS = read("counter");

  /** Sorted. */
  private final int[] formats;

  private final StructureLayout[] layouts;

  private StructureTable(Map<Integer, StructureLayout> byFormat) {
    formats = byFormat.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    layouts = Arrays.stream(formats).mapToObj(byFormat::get).toArray(StructureLayout[]::new);
  }

  /** The structure with this format, or null. */
  StructureLayout find(int format) {
    int index = Arrays.binarySearch(formats, format);
    return index < 0 ? null : layouts[index];
  }

  /** How many structures are known. */
  int size() {
    return layouts.length;
  }

  /** A format as it is written: {@code enterprise:format}. */
  static String formatText(int format) {
    return (format >>> FORMAT_BITS) + ":" + (format & ((1 << FORMAT_BITS) - 1));
  }

  private static StructureTable read(String kind) {
    Map<Integer, StructureLayout> byFormat = new HashMap<>();
    try (InputStream in = StructureTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + ": there is no such file");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(kind + " ")) {
          add(line, byFormat);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StructureTable(byFormat);
  }

  private static void add(String line, Map<Integer, StructureLayout> byFormat) {
    String[] words = line.split(" ", -1);
    String[] format = words[1].split(":", -1);
    int key = Integer.parseInt(format[0]) << FORMAT_BITS | Integer.parseInt(format[1]);
    List<StructureField> fields = new ArrayList<>();
    for (String word : List.of(words).subList(FIRST_FIELD, words.length)) {
      String[] field = word.split("[:*]", -1);
      fields.add(
          new StructureField(
              field[0], FieldForm.valueOf(field[1].toUpperCase(Locale.ROOT)), word.endsWith("*")));
    }
    ColumnRule rule = ColumnRule.valueOf(words[3].toUpperCase(Locale.ROOT));
    if (byFormat.put(key, StructureLayout.of(words[2], rule, fields)) != null) {
      throw new IllegalStateException(
          RESOURCE + ": " + words[0] + " " + words[1] + " stands twice");
    }
  }
}
