package dev.rearview.udf.site.silkconf;

import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.Place;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The classes of {@code silk.conf}, whose blocks may be opened again. */
final class ClassBlocks {
  private static final int MOST_CLASSES = 32;
  private static final int MOST_TYPE_ID = 254;

  private final SensorGroups groups;
  private final Problems problems;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  /** A class while its blocks are read. */
  private record Draft(Set<String> sensors, List<FlowType> types, Set<String> defaultTypes) {}

  ClassBlocks(SensorGroups groups, Problems problems) {
    this.groups = groups;
    this.problems = problems;
  }

  boolean known(String className) {
    return drafts.containsKey(className);
  }

  void take(Block block) {
    Statement head = block.head();
    List<String> words = head.texts();
    if (words.size() != 1 || !Names.CLASS.allow(words.get(0))) {
      problems.error(head.place(), head.toString(), "class and " + Names.CLASS.expected());
      return;
    }
    String name = words.get(0);
    if (!known(name) && drafts.size() == MOST_CLASSES) {
      problems.error(head.place(), head.toString(), "at most " + MOST_CLASSES + " classes");
      return;
    }
    Draft draft =
        drafts.computeIfAbsent(
            name,
            key -> new Draft(new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashSet<>()));
    for (Statement statement : block.body()) {
      switch (statement.keyword()) {
        case "sensors" -> draft.sensors().addAll(groups.members(statement));
        case "type" -> type(statement, name, draft);
        case "default-types" -> defaultTypes(statement, draft);
        default ->
            problems.error(
                statement.place(),
                statement.toString(),
                "sensors, type, default-types or 'end class'");
      }
    }
  }

  private void type(Statement statement, String className, Draft draft) {
    List<String> words = statement.texts();
    OptionalInt id =
        words.isEmpty() ? OptionalInt.empty() : NumberText.parse(words.get(0), 0, MOST_TYPE_ID);
    if (id.isEmpty() || words.size() < 2 || words.size() > 3) {
      problems.error(
          statement.place(),
          statement.toString(),
          "type, an id from 0 to " + MOST_TYPE_ID + ", a name and perhaps a name for files");
      return;
    }
    String name = words.get(1);
    String label = words.size() == 3 ? words.get(2) : className + name;
    if (!Names.TYPE.allow(name)) {
      problems.error(statement.place(), "'" + name + "'", Names.TYPE.expected());
    } else if (draft.types().stream().anyMatch(type -> type.name().equals(name))) {
      problems.error(statement.place(), "type " + name + " again", "a name new to the class");
    } else if (drafts.values().stream()
        .flatMap(other -> other.types().stream())
        .anyMatch(type -> type.id() == id.getAsInt() || type.label().equals(label))) {
      problems.error(
          statement.place(), statement.toString(), "an id and a name for files new to the file");
    } else {
      draft.types().add(new FlowType(id.getAsInt(), name, label));
    }
  }

  private void defaultTypes(Statement statement, Draft draft) {
    if (statement.arguments().isEmpty()) {
      problems.error(statement.place(), statement.toString(), "default-types and names of types");
    }
    for (String name : statement.texts()) {
      if (draft.types().stream().noneMatch(type -> type.name().equals(name))) {
        problems.error(statement.place(), "'" + name + "'", "a type declared before");
      } else {
        draft.defaultTypes().add(name);
      }
    }
  }

  /** The classes, that of the packing logic with its types. */
  Map<String, SiteClass> build(PackingLogic logic, Place end) {
    Draft packed = drafts.get(Site.PACKED_CLASS);
    if (packed == null) {
      problems.error(
          end,
          drafts.isEmpty() ? "no class" : "classes " + String.join(", ", drafts.keySet()),
          "the class "
              + Site.PACKED_CLASS
              + ", which packing logic "
              + logic.label()
              + " sorts into");
    } else if (packed.types().stream().noneMatch(type -> logic.gives(type.name()))) {
      packed.types().addAll(0, logic.types());
      List.of("in", "inweb", "inicmp").stream()
          .filter(logic::gives)
          .forEach(packed.defaultTypes()::add);
    } else {
      for (FlowType needed : logic.types()) {
        if (packed.types().stream().noneMatch(type -> type.name().equals(needed.name()))) {
          problems.error(
              end,
              "no type " + needed.name() + " in class " + Site.PACKED_CLASS,
              "every type of packing logic " + logic.label());
        }
      }
    }
    Map<String, SiteClass> classes = new LinkedHashMap<>();
    drafts.forEach(
        (name, draft) ->
            classes.put(
                name,
                new SiteClass(
                    name,
                    Collections.unmodifiableSet(draft.sensors()),
                    List.copyOf(draft.types()),
                    Collections.unmodifiableSet(draft.defaultTypes()))));
    return Collections.unmodifiableMap(classes);
  }
}
