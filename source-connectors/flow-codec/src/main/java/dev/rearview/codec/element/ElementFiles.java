package dev.rearview.codec.element;

import dev.rearview.codec.record.FlowField;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the registry's resources, and refuses to read one that is wrong.
 *
 * <p>{@code registries.csv}: {@code pen,registry,netflow9,organisation}, one line a file {@code
 * <registry>.csv}; {@code netflow9} is what NetFlow v9, which has no enterprise numbers, adds to
 * the ids of that registry, or nothing if it does not send them. That file: {@code id,name,type},
 * one line an element, by id. {@code columns.csv}: {@code registry,name,target}, where the target
 * is a column, or {@code input.} and what columns are derived from, with {@code reverse.} before it
 * for the other direction; in order of preference. Lines that begin with # are comments.
 */
final class ElementFiles {
  static final String REGISTRIES = "registries.csv";
  static final String COLUMNS = "columns.csv";

  /** The file of elements that NetFlow v9 numbers in its own way; they have no enterprise. */
  static final String NETFLOW9 = "netflow9";

  private static final String REVERSE = "reverse.";
  private static final String INPUT = "input.";
  private static final int MAX_IPFIX_ID = 0x7fff;
  private static final int MAX_NETFLOW9_ID = 0xffff;

  /**
   * One registry and what it has.
   *
   * @param pen enterprise number
   * @param name name of its file
   * @param netFlow9Offset what NetFlow v9 adds to its ids, or -1
   * @param organisation whose it is
   * @param elements its elements, by id
   */
  record Registry(
      long pen,
      String name,
      int netFlow9Offset,
      String organisation,
      List<InformationElement> elements) {

    boolean isNetFlow9() {
      return name.equals(NETFLOW9);
    }
  }

  private final Function<String, InputStream> files;
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, ResourceLine> targetLines = new HashMap<>();

  /**
   * @param files opens the file of that name, or gives null if there is none
   */
  ElementFiles(Function<String, InputStream> files) {
    this.files = files;
  }

  /** The registry of the resources. */
  static ElementRegistry read() {
    return new ElementRegistry(new ElementFiles(ElementFiles.class::getResourceAsStream).load());
  }

  /**
   * Every registry, in the order of {@code registries.csv}.
   *
   * @throws IllegalStateException if a file is missing or wrong: it tells the file and the line
   */
  List<Registry> load() {
    targets();
    List<Registry> registries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<Long> pens = new HashSet<>();
    for (ResourceLine line : ResourceLine.read(REGISTRIES, files, 4)) {
      Registry registry = registry(line);
      line.require(names.add(registry.name), "is there already: " + registry.name);
      line.require(
          registry.isNetFlow9() || pens.add(registry.pen), "is there already: " + registry.pen);
      registries.add(registry);
    }
    targetLines.values().stream()
        .findFirst()
        .ifPresent(line -> line.require(false, "no registry has this element"));
    return registries;
  }

  private void targets() {
    for (ResourceLine line : ResourceLine.read(COLUMNS, files, 3)) {
      String key = line.text(0) + "," + line.text(1);
      line.require(
          targets.put(key, target(line, targets.size())) == null, "is there already: " + key);
      targetLines.put(key, line);
    }
  }

  private Registry registry(ResourceLine line) {
    String name = line.text(1);
    String offset = line.text(2);
    int netFlow9Offset = offset.isEmpty() ? -1 : (int) line.number(2, MAX_NETFLOW9_ID);
    long pen = line.number(0, 0xffff_ffffL);
    return new Registry(pen, name, netFlow9Offset, line.text(3), elements(pen, name));
  }

  private List<InformationElement> elements(long pen, String registry) {
    List<InformationElement> elements = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int lastId = -1;
    int maxId = registry.equals(NETFLOW9) ? MAX_NETFLOW9_ID : MAX_IPFIX_ID;
    for (ResourceLine line : ResourceLine.read(registry + ".csv", files, 3)) {
      int id = (int) line.number(0, maxId);
      line.require(id > lastId, "does not come after element " + lastId);
      lastId = id;
      String name = line.text(1);
      line.require(!name.isEmpty(), "has no name");
      line.require(names.add(name), "is there already: " + name);
      String key = registry + "," + name;
      targetLines.remove(key);
      elements.add(new InformationElement(pen, id, name, type(line), targets.get(key)));
    }
    return elements;
  }

  private static DataType type(ResourceLine line) {
    return constant(line, DataType.values(), DataType::registryName, line.text(2));
  }

  private static Target target(ResourceLine line, int rank) {
    String text = line.text(2);
    boolean reverse = text.startsWith(REVERSE);
    String name = reverse ? text.substring(REVERSE.length()) : text;
    if (name.startsWith(INPUT)) {
      String input = name.substring(INPUT.length());
      return new Target(
          reverse, null, constant(line, Input.values(), ElementFiles::inputName, input), rank);
    }
    return new Target(
        reverse, constant(line, FlowField.values(), FlowField::columnName, name), null, rank);
  }

  private static String inputName(Input input) {
    return input.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E constant(
      ResourceLine line, E[] constants, Function<E, String> naming, String name) {
    for (E constant : constants) {
      if (naming.apply(constant).equals(name)) {
        return constant;
      }
    }
    String kind = constants.getClass().getComponentType().getSimpleName();
    line.require(false, "no " + kind + " is called " + name);
    return null;
  }
}
