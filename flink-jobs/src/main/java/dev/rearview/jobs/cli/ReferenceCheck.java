package dev.rearview.jobs.cli;

import dev.rearview.jobs.cluster.CheckedFile;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * What {@code rearview check} says of an instance's reference files and GeoIP databases, after what
 * it says of a site's files.
 */
final class ReferenceCheck {
  private static final String COMMAND = "check";
  private static final String LISTENERS = "--listeners";
  private static final String SILK_CONF = "--silk-conf";
  private static final String REFERENCE = "--reference";
  private static final int BAD = 2;

  private ReferenceCheck() {}

  /**
   * Goes on where the command has ended.
   *
   * @param siteCode its exit code
   * @return the exit code of both
   */
  static int after(ParseResult parsed, int siteCode, Supplier<Instance> instance) {
    ParseResult check = parsed.subcommand();
    if (check == null
        || !check.commandSpec().name().equals(COMMAND)
        || check.isUsageHelpRequested()
        || check.hasMatchedOption(LISTENERS)
        || isOfAnotherSite(check)) {
      return siteCode;
    }
    CommandLine commandLine = check.commandSpec().commandLine();
    Instance settings = instance.get();
    List<CheckedFile> bad = new ArrayList<>();
    bad.addAll(
        print(
            commandLine.getOut(),
            "Reference files",
            settings.reference(),
            CheckedFile::ofReference));
    bad.addAll(
        print(commandLine.getOut(), "GeoIP databases", settings.geoip(), CheckedFile::ofGeoip));
    PrintWriter err = commandLine.getErr();
    bad.forEach(file -> err.println(file.text()));
    if (!bad.isEmpty()) {
      err.println(
          bad.size()
              + (bad.size() == 1 ? " file" : " files")
              + " that cannot be read: a job that knows an earlier version goes on with it");
      err.flush();
    }
    return bad.isEmpty() ? siteCode : BAD;
  }

  private static boolean isOfAnotherSite(ParseResult check) {
    return check.hasMatchedOption(SILK_CONF) && !check.hasMatchedOption(REFERENCE);
  }

  /** Prints the good ones; returns the bad ones. */
  private static List<CheckedFile> print(
      PrintWriter out,
      String title,
      Path directory,
      BiFunction<Path, Distribution, List<CheckedFile>> reader) {
    if (isEmpty(directory)) {
      return List.of();
    }
    List<CheckedFile> files = reader.apply(directory, Distribution.current());
    out.println();
    out.println(title + " in " + directory);
    files.stream()
        .filter(CheckedFile::good)
        .forEach(
            file ->
                out.println(
                    "  "
                        + directory.toAbsolutePath().relativize(file.path())
                        + (file.text().isEmpty() ? "" : ", " + file.text())));
    out.flush();
    return files.stream().filter(file -> !file.good()).toList();
  }

  /** So that an instance without any such file needs no process to be told so. */
  private static boolean isEmpty(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      return true;
    }
  }
}
