package dev.rearview.collector.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file of settings in the form of {@link Properties}. */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * What stands in the file.
   *
   * @throws CannotStartException if it cannot be read
   */
  public static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new CannotStartException("there is no settings file " + file, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotStartException(
          "cannot read the settings file " + file + ": " + e.getMessage(), e);
    }
    Map<String, String> values = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      values.put(key, properties.getProperty(key).strip());
    }
    return values;
  }
}
