package dev.rearview.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.catalog.exceptions.CatalogException;

/**
 * The scripts that define tables and views, in the order of {@code scripts.txt}: one comes after
 * all that it reads.
 *
 * @param all every one of them
 */
record Scripts(List<Script> all) {
  private static final String ROOM = "sql/";
  private static final String LIST = "scripts.txt";

  Scripts {
    all = List.copyOf(all);
  }

  /**
   * Reads what {@code class loader} has of the SQL room.
   *
   * @throws CatalogException if it is not there, or a listed script is not
   */
  static Scripts read(ClassLoader classLoader) {
    List<Script> scripts = new ArrayList<>();
    for (String path : text(classLoader, LIST).lines().toList()) {
      if (path.startsWith("tables/") || path.startsWith("views/")) {
        scripts.add(Script.of(path, text(classLoader, path)));
      }
    }
    return new Scripts(scripts);
  }

  /** Names of the tables and views, each once. */
  List<String> names() {
    return all.stream().map(Script::name).distinct().toList();
  }

  /**
   * The script of a table or view in one mode: that of the mode before that of all modes; empty if
   * there is none of this name.
   */
  Optional<Script> find(String name, boolean streaming) {
    return all.stream()
        .filter(script -> script.name().equals(name))
        .filter(script -> script.isFor(streaming))
        .max(Comparator.comparing(Script::mode));
  }

  /** What {@code script} reads in one mode, as far as the names are in it. */
  List<Script> readBy(Script script, boolean streaming) {
    return all.subList(0, all.indexOf(script)).stream()
        .filter(script::mentions)
        .map(Script::name)
        .distinct()
        .flatMap(name -> find(name, streaming).stream())
        .toList();
  }

  private static String text(ClassLoader classLoader, String path) {
    try (InputStream stream = classLoader.getResourceAsStream(ROOM + path)) {
      if (stream == null) {
        throw new CatalogException("the SQL room has no " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CatalogException("cannot read " + path + " of the SQL room", e);
    }
  }
}
