package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpSet;
import dev.rearview.udf.prefix.IpSetText;
import dev.rearview.udf.site.silkconf.NumberText;
import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import dev.rearview.udf.site.text.StatementSource;
import dev.rearview.udf.site.text.Word;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The groups of a file, and lists of values that may name them. */
final class Groups {
  private static final int MOST_INTERFACE = 65_535;

  private final Map<String, ValueList> groups = new LinkedHashMap<>();
  private final List<Path> setFiles = new ArrayList<>();
  private final Problems problems;

  Groups(Problems problems) {
    this.problems = problems;
  }

  /** Takes a block {@code group}. Others may name it once it has ended. */
  void take(Block block) {
    Statement head = block.head();
    List<String> words = head.texts();
    if (words.size() != 1 || !Names.allow(words.get(0))) {
      problems.error(head.place(), head.toString(), "group and " + Names.EXPECTED);
      return;
    }
    if (groups.containsKey(words.get(0))) {
      problems.error(head.place(), "group " + words.get(0) + " again", "a name that is not taken");
      return;
    }
    ValueList group = null;
    for (Statement statement : block.body()) {
      Optional<ValueKind> kind = ValueKind.of(statement.keyword());
      if (kind.isEmpty()) {
        problems.error(
            statement.place(), statement.toString(), "interfaces, ipblocks, ipsets or 'end group'");
      } else if (group != null && group.kind() != kind.get()) {
        problems.error(
            statement.place(),
            statement.toString(),
            "only " + group.kind().keyword() + "s, as before");
      } else {
        group = group == null ? ValueList.empty(kind.get()) : group;
        read(statement, statement.arguments(), group);
      }
    }
    if (group == null) {
      problems.warning(head.place(), "group " + words.get(0) + " has nothing in it");
    } else {
      groups.put(words.get(0), group);
    }
  }

  /** Adds the values, and the groups named among them, to a list. */
  void read(Statement statement, List<Word> values, ValueList list) {
    if (values.isEmpty()) {
      problems.error(
          statement.place(),
          statement.toString(),
          "a list of " + list.kind().keyword() + "s or of groups of them");
    }
    for (Word value : values) {
      if (value.quoted() && list.kind() != ValueKind.IPSET) {
        problems.error(statement.place(), value.toString(), "quotes around paths of ipsets only");
      } else if (value.text().startsWith("@")) {
        group(statement, value.text().substring(1), list);
      } else {
        list.shown().add(value.text());
        value(statement, value.text(), list);
      }
    }
  }

  private void group(Statement statement, String name, ValueList list) {
    ValueList group = groups.get(name);
    if (group == null) {
      problems.error(
          statement.place(),
          "'@" + name + "'",
          "a group that has ended before, with something in it");
    } else if (group.kind() != list.kind()) {
      problems.error(
          statement.place(),
          "'@" + name + "', a group of " + group.kind().keyword() + "s",
          "a group of " + list.kind().keyword() + "s");
    } else {
      list.add(group);
    }
  }

  private void value(Statement statement, String text, ValueList list) {
    switch (list.kind()) {
      case INTERFACE -> {
        OptionalInt number = NumberText.parse(text, 0, MOST_INTERFACE);
        number.ifPresent(list.interfaces()::set);
        if (number.isEmpty()) {
          problems.error(
              statement.place(),
              "'" + text + "'",
              "an interface number from 0 to " + MOST_INTERFACE + " or @ and a group");
        }
      }
      case IPBLOCK -> {
        if (!list.addresses().add(text)) {
          problems.error(
              statement.place(),
              "'" + text + "'",
              "an address, a CIDR block, a wildcard or @ and a group");
        }
      }
      case IPSET -> set(statement, text, list);
    }
  }

  private void set(Statement statement, String path, ValueList list) {
    if (path.equals("-") || path.equals("stdin")) {
      problems.error(statement.place(), "'" + path + "'", "a file");
      return;
    }
    Path file = StatementSource.beside(statement.place().file(), path);
    setFiles.add(file);
    try {
      IpSet.Builder set = IpSetText.read(file);
      if (set.isEmpty()) {
        problems.error(statement.place(), "no address in " + file, "a set with addresses in it");
      }
      list.addresses().addAll(set);
    } catch (NoSuchFileException e) {
      problems.error(statement.place(), "no file " + file, "a set of addresses as text");
    } catch (IOException e) {
      problems.error(statement.place(), e.getMessage(), "a set of addresses as text");
    }
  }

  /** Files with sets that were named. */
  List<Path> setFiles() {
    return List.copyOf(setFiles);
  }
}
