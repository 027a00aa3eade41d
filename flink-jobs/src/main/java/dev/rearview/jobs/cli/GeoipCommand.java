package dev.rearview.jobs.cli;

import dev.rearview.jobs.cluster.CheckedFile;
import dev.rearview.jobs.geoip.FreeDatabase;
import dev.rearview.jobs.geoip.InstalledDatabases;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview geoip}: which GeoIP databases there are, how to get some, and a free one. */
@Command(
    name = "geoip",
    description = {
      "Print which GeoIP databases the instance has, and how to get some.",
      "They tell countries, cities and AS numbers of addresses; without one these are NULL.",
      "Each is opened: what it is, or why it cannot be read. Exits with 1 if one cannot."
    })
final class GeoipCommand implements Callable<Integer> {

  @ParentCommand private Rearview root;

  @Spec private CommandSpec spec;

  @Option(
      names = "--install",
      description = "Install a free database of countries, by the npm client.")
  private boolean install;

  @Override
  public Integer call() {
    Instance instance = root.instance();
    PrintWriter out = spec.commandLine().getOut();
    InstalledDatabases databases = new InstalledDatabases(instance.geoip());
    if (install) {
      FreeDatabase.COUNTRIES.install(instance.geoip(), instance.tmp());
      out.println("Installed: " + FreeDatabase.COUNTRIES.attribution());
    }
    Distribution distribution = Distribution.current();
    boolean good = databases.print(out, directory -> CheckedFile.ofGeoip(directory, distribution));
    if (!install) {
      out.println(howToGetOne(instance));
    }
    return good ? 0 : 1;
  }

  private static String howToGetOne(Instance instance) {
    return """

        Put databases of MaxMind's format (*.mmdb) into %s, while everything runs or not;
        a newer file in the place of an older one is read within seconds.
          GeoLite2 Country, City and ASN   free of charge: MaxMind's geoipupdate, with an account's licence key
          DB-IP Lite country, city and ASN free, CC BY 4.0: from DB-IP's site, as MMDB
          ./rearview geoip --install       %s"""
        .formatted(instance.geoip(), FreeDatabase.COUNTRIES.attribution());
  }
}
