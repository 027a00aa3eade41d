package dev.rearview.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comment lines at the beginning of a recipe say: the question, a blank one, and then
 * remarks and these sections, each where it is needed:
 *
 * <pre>
 * SiLK: COMMAND
 * Mode: batch                           (where it is no stream)
 * Parameters:
 *   NAME TYPE STANDARD: DESCRIPTION     (a standard of - has to be given)
 * Settings:
 *   KEY = VALUE                         (of Flink, for the query)
 * Example: --NAME=VALUE ...
 * Expected:
 *   COLUMN | COLUMN
 *   VALUE | VALUE
 * </pre>
 *
 * @param question one line
 * @param remarks what else is said of it, for people
 * @param silk SiLK's command; empty if there is none
 * @param streams whether it can go on with what arrives
 * @param parameters in their order
 * @param settings Flink's settings for the query
 * @param example parameters with which the expected answer is given
 * @param expected the names of the columns, and then the rows of the answer
 */
public record RecipeHeader(
    String question,
    String remarks,
    String silk,
    boolean streams,
    List<Parameter> parameters,
    Map<String, String> settings,
    Map<String, String> example,
    List<List<String>> expected) {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+) +(\\w+) +(\\S+): +(\\S.*)");
  private static final Pattern TITLE =
      Pattern.compile("(SiLK|Mode|Parameters|Settings|Example|Expected):(.*)");
  private static final Pattern SETTING = Pattern.compile("([\\w.-]+) *= *(\\S.*)");
  private static final Pattern GIVEN = Pattern.compile("--(\\w+)=(?:\"([^\"]*)\"|(\\S*))\\s*");

  public RecipeHeader {
    parameters = List.copyOf(parameters);
    settings = Map.copyOf(settings);
    example = Map.copyOf(example);
    expected = expected.stream().map(List::copyOf).toList();
  }

  /**
   * Reads the lines, each without its two dashes.
   *
   * @throws RecipeException if a line is not as its section wants it
   */
  static RecipeHeader of(String name, List<String> lines) {
    List<String> remarks = new ArrayList<>();
    StringBuilder silk = new StringBuilder();
    List<Parameter> parameters = new ArrayList<>();
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> example = new LinkedHashMap<>();
    List<List<String>> expected = new ArrayList<>();
    boolean streams = true;
    String section = "";
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String text = line.strip();
      Matcher title = TITLE.matcher(text);
      if (!line.startsWith("  ") && title.matches()) {
        section = title.group(1);
        text = title.group(2).strip();
      }
      if (text.isEmpty()) {
        continue;
      }
      switch (section) {
        case "SiLK" -> silk.append(silk.length() == 0 ? "" : " ").append(text);
        case "Mode" -> streams = streams(name, text);
        case "Parameters" -> parameters.add(parameter(name, text));
        case "Settings" -> setting(name, text, settings);
        case "Example" -> given(name, text, example);
        case "Expected" -> expected.add(cells(text));
        default -> remarks.add(text);
      }
    }
    if (lines.isEmpty() || lines.get(0).isBlank()) {
      throw new RecipeException(name + " does not begin with its question");
    }
    return new RecipeHeader(
        lines.get(0).strip(),
        String.join(" ", remarks),
        silk.toString(),
        streams,
        parameters,
        settings,
        example,
        expected);
  }

  private static boolean streams(String name, String mode) {
    if (!mode.equals("batch")) {
      throw new RecipeException(name + ": expected Mode: batch, found " + mode);
    }
    return false;
  }

  private static Parameter parameter(String name, String text) {
    Matcher matcher = PARAMETER.matcher(text);
    if (!matcher.matches()) {
      throw new RecipeException(name + ": expected NAME TYPE STANDARD: DESCRIPTION, found " + text);
    }
    String standard = matcher.group(3);
    return new Parameter(
        matcher.group(1),
        ParameterType.of(matcher.group(2)),
        standard.equals("-") ? null : standard,
        matcher.group(4));
  }

  private static void setting(String name, String text, Map<String, String> settings) {
    Matcher matcher = SETTING.matcher(text);
    if (!matcher.matches()) {
      throw new RecipeException(name + ": expected KEY = VALUE, found " + text);
    }
    settings.put(matcher.group(1), matcher.group(2));
  }

  private static void given(String name, String text, Map<String, String> example) {
    Matcher matcher = GIVEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      example.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
      end = matcher.end();
    }
    if (end != text.length()) {
      throw new RecipeException(name + ": expected --NAME=VALUE, found " + text.substring(end));
    }
  }

  private static List<String> cells(String text) {
    List<String> cells = new ArrayList<>();
    for (String cell : text.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
