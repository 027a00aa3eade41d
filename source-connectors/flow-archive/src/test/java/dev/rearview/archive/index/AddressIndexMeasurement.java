package dev.rearview.archive.index;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.predicate.Predicate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a needle over 10,000 files costs: run by hand, its figures stand in the module's README. */
final class AddressIndexMeasurement {

  private static final int FILES = 10_000;
  private static final int FILES_A_DAY = 24;

  private AddressIndexMeasurement() {}

  /** Takes an empty directory and how many addresses each file has. */
  public static void main(String[] arguments) throws IOException {
    AddressIndex index = AddressIndex.at(Path.of(arguments[0]));
    int addresses = Integer.parseInt(arguments[1]);
    List<FileEntry> files = new ArrayList<>();
    for (int day = 0; files.size() < FILES; day++) {
      Map<String, AddressFilter> filters = new LinkedHashMap<>();
      for (int hour = 0; hour < FILES_A_DAY && files.size() < FILES; hour++) {
        String path = "day=" + (10_000 + day) + "/hour=" + hour + "/compact-" + files.size();
        filters.put(path, AddressIndexTest.filter(files.size() * 1_000, addresses));
        MillisRange none = MillisRange.NONE;
        files.add(new FileEntry(path, 1_000_000, 1, none, none, none, 0, 0, true));
      }
      index.update(filters, Set.of());
    }
    System.out.printf(
        "%d files, %d addresses each: index %d bytes%n", FILES, addresses, index.bytes());
    for (int run = 0; run < 5; run++) {
      needle(index, files, "198.51.100.7");
      needle(index, files, AddressIndexTest.address(5_000_500));
    }
  }

  private static void needle(AddressIndex index, List<FileEntry> files, String address)
      throws IOException {
    long begin = System.nanoTime();
    try (AddressLookup lookup = index.lookup()) {
      Predicate needle =
          new Predicate.Or(
              List.of(
                  new Predicate.Compare("src_ip", Predicate.Comparison.EQUAL, address),
                  new Predicate.Compare("dst_ip", Predicate.Comparison.EQUAL, address)));
      int chosen = FileSelection.of(files, needle, lookup).size();
      System.out.printf(
          "%s: %d files left, %.1f ms, %d bytes read%n",
          address, chosen, (System.nanoTime() - begin) / 1e6, lookup.bytesRead());
    }
  }
}
