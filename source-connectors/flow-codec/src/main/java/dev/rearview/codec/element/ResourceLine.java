package dev.rearview.codec.element;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One line of a resource: fields between commas. Knows where it stands, for whoever must mend it.
 */
final class ResourceLine {
  private final String file;
  private final int number;
  private final String line;
  private final String[] fields;

  private ResourceLine(String file, int number, String line) {
    this.file = file;
    this.number = number;
    this.line = line;
    this.fields = line.split(",", -1);
  }

  /**
   * The lines of a file, without comments and empty ones.
   *
   * @param fields how many fields a line must have
   * @throws IllegalStateException if there is no such file, or a line has not so many fields
   */
  static List<ResourceLine> read(String file, Function<String, InputStream> files, int fields) {
    List<ResourceLine> lines = new ArrayList<>();
    try (InputStream in = files.apply(file)) {
      if (in == null) {
        throw new IllegalStateException(file + ": there is no such file");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        number++;
        if (!text.isEmpty() && text.charAt(0) != '#') {
          ResourceLine line = new ResourceLine(file, number, text);
          line.require(line.fields.length == fields, "has not " + fields + " fields");
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** The field of that index, from 0. */
  String text(int index) {
    return fields[index];
  }

  /** The number in that field, which must be in 0..max. */
  long number(int index, long max) {
    long value = -1;
    try {
      value = Long.parseLong(fields[index]);
    } catch (NumberFormatException e) {
      // -1 is refused below, like any other number that is out of range
    }
    require(value >= 0 && value <= max, "has no number from 0 to " + max + ": " + fields[index]);
    return value;
  }

  /**
   * Goes on if the line is right.
   *
   * @throws IllegalStateException with the place and what is wrong, if it is not
   */
  void require(boolean right, String whatIsWrong) {
    if (!right) {
      throw new IllegalStateException(file + ":" + number + ": \"" + line + "\" " + whatIsWrong);
    }
  }
}
