package dev.rearview.jobs.compose;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The keys of every option that Flink's jars declare, found in the jars themselves. */
final class FlinkOptions {

  /** An endpoint's options are declared without their prefix. */
  private static final String ENDPOINT = "sql-gateway.endpoint.rest.";

  private FlinkOptions() {}

  /** The keys that the {@code *Options} classes below {@code directories} declare. */
  static Set<String> keys(Path... directories) throws IOException, ReflectiveOperationException {
    List<Path> jars = new ArrayList<>();
    for (Path directory : directories) {
      try (Stream<Path> files = Files.list(directory)) {
        files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
      }
    }
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    Set<String> keys = new TreeSet<>();
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      Class<?> option = loader.loadClass("org.apache.flink.configuration.ConfigOption");
      for (Path jar : jars) {
        if (jar.getFileName().toString().matches("flink-(core|table-api|sql-gateway).*")) {
          for (String name : optionClasses(jar)) {
            collect(Class.forName(name, true, loader), option, keys);
          }
        }
      }
    }
    return keys;
  }

  private static List<String> optionClasses(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches("org/apache/flink/(configuration|table)/.*Options\\.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private static void collect(Class<?> options, Class<?> option, Set<String> keys)
      throws ReflectiveOperationException {
    for (Field field : options.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == option) {
        String key = (String) option.getMethod("key").invoke(field.get(null));
        keys.add(options.getSimpleName().equals("SqlGatewayRestOptions") ? ENDPOINT + key : key);
      }
    }
  }
}
