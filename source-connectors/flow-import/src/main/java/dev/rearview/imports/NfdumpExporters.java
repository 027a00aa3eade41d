package dev.rearview.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sent what is in an nfcapd file, as {@code nfdump -E} prints it: an exporter a line, and below
 * it its samplers, whose rate is interval plus space.
 */
final class NfdumpExporters {
  private static final Pattern EXPORTER =
      Pattern.compile("SysID: (\\d+), IP: +(\\S+), version: (\\d+), ID: +(\\d+).*");
  private static final Pattern SAMPLER =
      Pattern.compile(".*Sampler: .*packet interval: (\\d+), packet space: (\\d+).*");

  /** Rate of an exporter with several samplers: which one took a flow is not kept. */
  private static final long SEVERAL_RATES = -1;

  /** Number of an exporter that is not listed. */
  private static final Sender NOBODY = new Sender(null, null, null, 0);

  private final Map<Long, Sender> byNumber = new HashMap<>();

  /**
   * One exporter.
   *
   * @param address its address in text, or null
   * @param protocol export protocol as Rearview calls it, or null
   * @param domain observation domain or source id, or null
   * @param samplingRate one packet in this many was looked at; 0 if it does not sample, or if there
   *     is no telling
   */
  record Sender(String address, String protocol, Long domain, long samplingRate) {}

  /** Reads the list. */
  static NfdumpExporters read(BufferedReader in) throws IOException {
    NfdumpExporters exporters = new NfdumpExporters();
    Map<Long, Long> rates = new HashMap<>();
    Matcher last = null;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher exporter = EXPORTER.matcher(line.strip());
      Matcher sampler = SAMPLER.matcher(line);
      if (exporter.matches()) {
        last = exporter;
        exporters.add(exporter, 0);
      } else if (last != null && sampler.matches()) {
        long rate = Long.parseLong(sampler.group(1)) + Long.parseLong(sampler.group(2));
        long known =
            rates.merge(
                Long.parseLong(last.group(1)), rate, (a, b) -> a.equals(b) ? a : SEVERAL_RATES);
        exporters.add(last, Math.max(0, known));
      }
    }
    return exporters;
  }

  private void add(Matcher exporter, long rate) {
    byNumber.put(
        Long.parseLong(exporter.group(1)),
        new Sender(
            exporter.group(2),
            protocol(Integer.parseInt(exporter.group(3))),
            Long.parseLong(exporter.group(4)),
            rate));
  }

  private static String protocol(int version) {
    return switch (version) {
      case 1, 5, 7, 9 -> "netflow" + version;
      case 10 -> "ipfix";
      default -> null;
    };
  }

  /** The exporter with the number that nfdump gave it in this file. */
  Sender sender(long number) {
    return byNumber.getOrDefault(number, NOBODY);
  }
}
