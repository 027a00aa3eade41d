package dev.rearview.jobs.cli;

import dev.rearview.jobs.settings.Instance;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Gives {@code rearview check} the files that an instance's settings name, where its arguments name
 * none: the command itself, of another room, knows no settings.
 */
final class SiteOptions {
  private static final String COMMAND = "check";
  private static final String SILK_CONF = "--silk-conf";
  private static final String SENSOR_CONF = "--sensor-conf";

  private SiteOptions() {}

  /**
   * Fills in what is missing.
   *
   * @param instance asked only if something is
   */
  static void fillIn(ParseResult parsed, Supplier<Instance> instance) {
    ParseResult check = parsed.subcommand();
    if (check == null
        || !check.commandSpec().name().equals(COMMAND)
        || check.isUsageHelpRequested()
        || check.hasMatchedOption(SILK_CONF)) {
      return;
    }
    Instance settings = instance.get();
    set(check, SILK_CONF, settings.silkConf());
    if (!check.hasMatchedOption(SENSOR_CONF)) {
      set(check, SENSOR_CONF, settings.sensorConf());
    }
  }

  private static void set(ParseResult check, String name, Optional<Path> file) {
    OptionSpec option = check.commandSpec().findOption(name);
    file.ifPresent(path -> option.setValue(path));
  }
}
