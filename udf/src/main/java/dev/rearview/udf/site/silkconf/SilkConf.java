package dev.rearview.udf.site.silkconf;

import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.BlockReader;
import dev.rearview.udf.site.text.Place;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import dev.rearview.udf.site.text.StatementSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code silk.conf} as SiLK's manual page silk.conf(5) has it, and Rearview's own statement
 * {@code split}. What is named must have been declared before.
 *
 * <p>A class {@code all} with none of the packing logic's types gets them all, so that a file with
 * sensors alone suffices.
 */
public final class SilkConf {
  private static final Set<String> BLOCKS = Set.of("class", "group");
  private static final int MOST_SENSOR_ID = 65_534;
  private static final String STATEMENT =
      "one of version, sensor, class, group, default-class, packing-logic, path-format, include,"
          + " split";

  private final Problems problems;
  private final Map<String, SiteSensor> sensors = new LinkedHashMap<>();
  private final ClassBlocks classes;
  private final SensorGroups groups;
  private final List<Split> splits = new ArrayList<>();
  private final List<Place> splitPlaces = new ArrayList<>();
  private PackingLogic packingLogic = PackingLogic.TWOWAY;
  private String defaultClass;
  private String pathFormat = PathFormat.DEFAULT;
  private int version = 1;
  private boolean describedWithoutVersion;

  private SilkConf(Problems problems) {
    this.problems = problems;
    groups = new SensorGroups(sensors, problems);
    classes = new ClassBlocks(groups, problems);
  }

  /** The site; what is wrong is added to the problems, and left out of it. */
  public static Site read(StatementSource source, Problems problems) {
    SilkConf conf = new SilkConf(problems);
    BlockReader blocks = new BlockReader(source, BLOCKS, problems);
    for (Block block = blocks.next(); block != null; block = blocks.next()) {
      conf.take(block);
    }
    return conf.site(source.last());
  }

  private void take(Block block) {
    Statement statement = block.head();
    switch (statement.keyword()) {
      case "version" -> version(statement);
      case "sensor" -> sensor(statement);
      case "class" -> classes.take(block);
      case "group" -> groups.take(block);
      case "default-class" -> defaultClass(statement);
      case "packing-logic" -> packingLogic(statement);
      case "path-format" -> pathFormat = PathFormat.read(statement, pathFormat, problems);
      case "split" ->
          SplitText.read(statement, problems)
              .ifPresent(
                  split -> {
                    splits.add(split);
                    splitPlaces.add(statement.place());
                  });
      default -> problems.error(statement.place(), statement.toString(), STATEMENT);
    }
  }

  private void version(Statement statement) {
    List<String> words = statement.texts();
    OptionalInt number =
        words.size() == 1 ? NumberText.parse(words.get(0), 1, 2) : OptionalInt.empty();
    if (number.isEmpty()) {
      problems.error(statement.place(), statement.toString(), "version 1 or version 2");
    }
    version = number.orElse(version);
  }

  private void sensor(Statement statement) {
    List<String> words = statement.texts();
    OptionalInt id =
        words.isEmpty() ? OptionalInt.empty() : NumberText.parse(words.get(0), 0, MOST_SENSOR_ID);
    if (id.isEmpty() || words.size() < 2 || words.size() > 3) {
      problems.error(
          statement.place(),
          statement.toString(),
          "sensor, an id from 0 to " + MOST_SENSOR_ID + ", a name and perhaps a description");
      return;
    }
    String name = words.get(1);
    if (!Names.SENSOR.allow(name)) {
      problems.error(statement.place(), "'" + name + "'", Names.SENSOR.expected());
    } else if (sensors.containsKey(name)) {
      problems.error(statement.place(), "sensor " + name + " again", "a name that is not taken");
    } else if (sensors.values().stream().anyMatch(sensor -> sensor.id() == id.getAsInt())) {
      problems.error(
          statement.place(), "sensor id " + id.getAsInt() + " again", "an id that is not taken");
    } else {
      String description = words.size() == 3 ? words.get(2) : "";
      sensors.put(name, new SiteSensor(id.getAsInt(), name, description));
      if (version == 1 && words.size() == 3 && !describedWithoutVersion) {
        describedWithoutVersion = true;
        problems.warning(
            statement.place(), "SiLK reads descriptions of sensors only after 'version 2'");
      }
    }
  }

  private void defaultClass(Statement statement) {
    List<String> words = statement.texts();
    if (words.size() != 1 || !classes.known(words.get(0))) {
      problems.error(
          statement.place(), statement.toString(), "default-class and a class declared before");
      return;
    }
    defaultClass = words.get(0);
  }

  private void packingLogic(Statement statement) {
    List<String> words = statement.texts();
    var logic = words.size() == 1 ? PackingLogic.of(words.get(0)) : null;
    if (logic == null || logic.isEmpty()) {
      problems.error(
          statement.place(),
          statement.toString(),
          "packing-logic and packlogic-twoway.so or packlogic-generic.so");
      return;
    }
    packingLogic = logic.get();
  }

  private Site site(Place end) {
    List<Split> all = new ArrayList<>(splits);
    if (splits.stream().noneMatch(split -> split.name().equals("web"))) {
      all.add(Split.web());
    }
    Map<String, SiteClass> built = classes.build(packingLogic, end);
    SiteClass packed = built.get(Site.PACKED_CLASS);
    for (int i = 0; packed != null && i < splits.size(); i++) {
      for (String type : List.of("in" + splits.get(i).name(), "out" + splits.get(i).name())) {
        if (packed.type(type).isEmpty()) {
          problems.error(
              splitPlaces.get(i),
              "split " + splits.get(i).name(),
              "the type " + type + " in class " + Site.PACKED_CLASS);
        }
      }
    }
    return new Site(
        Collections.unmodifiableMap(sensors),
        groups.build(),
        built,
        defaultClass != null ? defaultClass : built.keySet().stream().findFirst().orElse(""),
        pathFormat,
        packingLogic,
        List.copyOf(all));
  }
}
