package dev.rearview.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comment lines at the beginning of a recipe say: the question, a blank one, and then
 * remarks and these sections, each where it is needed:
 *
 * <pre>
 * SiLK: COMMAND
 * Mode: batch                           (where it is no stream)
 * Stream: TEXT                          (as a stream: its state, and what becomes of late flows)
 * Flows: RECIPE --NAME=VALUE ...        (how to ask for the flows of a row)
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
 * <p>In {@code Flows}, <code>${NAME}</code> is a column of the row, or else a parameter of the
 * recipe. A recipe's streaming twin, {@code NAME.streaming.sql}, has a header of the same form: its
 * question says what the twin is, and its parameters, settings and example are beside those of the
 * recipe, which has the rest.
 *
 * @param question one line
 * @param remarks what else is said of it, for people
 * @param silk SiLK's command; empty if there is none
 * @param streams whether it can go on with what arrives
 * @param stream what is to be known of it as a stream, for people
 * @param flows how to ask for the flows of a row; empty if a row is no finding
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
    String stream,
    String flows,
    List<Parameter> parameters,
    Map<String, String> settings,
    Map<String, String> example,
    List<List<String>> expected) {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+) +(\\w+) +(\\S+): +(\\S.*)");
  private static final Pattern TITLE =
      Pattern.compile("(SiLK|Mode|Stream|Flows|Parameters|Settings|Example|Expected):(.*)");
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
    List<String> silk = new ArrayList<>();
    List<String> stream = new ArrayList<>();
    List<String> flows = new ArrayList<>();
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
        case "SiLK" -> silk.add(text);
        case "Stream" -> stream.add(text);
        case "Flows" -> flows.add(text);
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
        String.join(" ", silk),
        streams,
        String.join(" ", stream),
        String.join(" ", flows),
        parameters,
        settings,
        example,
        expected);
  }

  /** Of what runs as a stream: this one's, and what the twin has beside it. */
  RecipeHeader withTwin(RecipeHeader twin) {
    List<Parameter> bothParameters = new ArrayList<>(parameters);
    bothParameters.addAll(twin.parameters);
    Map<String, String> bothSettings = new LinkedHashMap<>(settings);
    bothSettings.putAll(twin.settings);
    Map<String, String> bothExamples = new LinkedHashMap<>(example);
    bothExamples.putAll(twin.example);
    return new RecipeHeader(
        question,
        remarks,
        silk,
        true,
        twin.stream,
        flows,
        bothParameters,
        bothSettings,
        bothExamples,
        expected);
  }

  /** The same without parameters that are not among these. */
  RecipeHeader withParameters(Set<String> names) {
    Map<String, String> given = new LinkedHashMap<>(example);
    given.keySet().retainAll(names);
    return new RecipeHeader(
        question,
        remarks,
        silk,
        streams,
        stream,
        flows,
        parameters.stream().filter(parameter -> names.contains(parameter.name())).toList(),
        settings,
        given,
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
