package dev.rearview.codec.element;

import dev.rearview.codec.FlowDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The structures of sFlow that the decoder's table has, for people. */
final class SflowStructures {
  private static final Map<String, String> PLACES =
      Map.of(
          "flow", "flow samples of version 5",
          "counter", "counter samples of version 5",
          "flow4", "flow samples of version 4",
          "flow2", "flow samples of version 2");

  private SflowStructures() {}

  /** Where they stand to their formats and names. */
  static Map<String, String> byPlace() {
    Map<String, String> byPlace = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                FlowDecoder.class.getResourceAsStream("sflow/structures.txt"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", -1);
        if (PLACES.containsKey(words[0])) {
          byPlace.merge(PLACES.get(words[0]), words[1] + " " + words[2], (a, b) -> a + ", " + b);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byPlace;
  }
}
