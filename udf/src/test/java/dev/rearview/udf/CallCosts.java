package dev.rearview.udf;

import com.sun.management.ThreadMXBean;
import dev.rearview.udf.address.AddressScope;
import dev.rearview.udf.address.AnonymizeIp;
import dev.rearview.udf.address.IpIn;
import dev.rearview.udf.address.IpMask;
import dev.rearview.udf.address.IsInScope;
import dev.rearview.udf.aggregate.ApproxDistinct;
import dev.rearview.udf.aggregate.DistinctSketch;
import dev.rearview.udf.aggregate.TopK;
import dev.rearview.udf.aggregate.TopSketch;
import dev.rearview.udf.flow.FlagsMatch;
import dev.rearview.udf.flow.FlagsText;
import dev.rearview.udf.flow.ServiceName;
import dev.rearview.udf.geo.Asn;
import dev.rearview.udf.geo.ExampleDatabases;
import dev.rearview.udf.geo.GeoText;
import dev.rearview.udf.reference.JobParameters;
import dev.rearview.udf.reference.NetworkField;
import dev.rearview.udf.reference.NetworkText;
import dev.rearview.udf.sets.InSet;
import dev.rearview.udf.sets.PrefixMapLabel;
import dev.rearview.udf.site.sql.SiteCalls;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.flink.table.data.StringData;

/**
 * Prints what a million calls of the main functions cost: CPU seconds and bytes allocated, of one
 * thread, warmed up, the median of five rounds. Addresses are random ones: of IPv4, and of as many
 * as the first argument says (4,096, which is what a cache helps with, or many, which it does not).
 * {@code CallCosts ADDRESSES [GEOIP_DIRECTORY]}
 */
public final class CallCosts {
  private static final int CALLS = 1_000_000;
  private static final int ROUNDS = 5;

  private final StringData[] addresses;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long answered;

  /** One call. */
  private interface Call {
    Object of(StringData ip, int index);
  }

  private CallCosts(int count) {
    Random random = new Random(7);
    addresses = new StringData[count];
    for (int i = 0; i < count; i++) {
      String ip =
          (1 + random.nextInt(222))
              + "."
              + random.nextInt(256)
              + "."
              + random.nextInt(256)
              + "."
              + random.nextInt(256);
      addresses[i] = StringData.fromBytes(ip.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** See the class. */
  public static void main(String[] arguments) throws Exception {
    Path geoip = Files.createTempDirectory("call-costs");
    ExampleDatabases.write(geoip);
    JobParameters job =
        new JobParameters(
            Map.of(
                "rearview.reference.directory",
                Path.of("src/test/resources/example").toAbsolutePath().toString(),
                "rearview.geoip.directory",
                arguments.length > 1 ? arguments[1] : geoip.toString(),
                "rearview.site.silk-conf",
                Path.of("src/test/resources/example/site/silk.conf").toAbsolutePath().toString(),
                "rearview.site.sensor-conf",
                Path.of("src/test/resources/example/site/sensor.conf")
                    .toAbsolutePath()
                    .toString()));
    new CallCosts(Integer.parseInt(arguments[0])).measureAll(job);
  }

  private void measureAll(JobParameters job) throws Exception {
    StringData cidrs = StringData.fromString("10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16");
    StringData key = StringData.fromString("k".repeat(32));
    StringData pairs = StringData.fromString("S/SA");
    StringData scanners = StringData.fromString("scanners");
    StringData zones = StringData.fromString("zones");
    IpIn ipIn = new IpIn();
    IpMask mask = new IpMask(false);
    IsInScope isPrivate = new IsInScope(AddressScope.PRIVATE);
    AnonymizeIp anonymize = new AnonymizeIp();
    FlagsMatch flagsMatch = new FlagsMatch();
    FlagsText flagsText = new FlagsText();
    ServiceName service = new ServiceName();
    service.open(job);
    NetworkText network = new NetworkText(NetworkField.NAME);
    network.open(job);
    InSet inSet = new InSet();
    inSet.open(job);
    PrefixMapLabel pmap = new PrefixMapLabel();
    pmap.open(job);
    GeoText country = new GeoText(GeoText.Field.COUNTRY);
    country.open(job);
    Asn asn = new Asn();
    asn.open(job);
    ApproxDistinct distinct = new ApproxDistinct();
    DistinctSketch distinctSketch = distinct.createAccumulator();
    TopK top = new TopK();
    TopSketch topSketch = top.createAccumulator();

    SiteCalls site = new SiteCalls(job);

    measure("nothing", (ip, i) -> ip);
    measure("ip_in, 3 prefixes", (ip, i) -> ipIn.eval(ip, cidrs));
    measure("ip_mask(ip, 24)", (ip, i) -> mask.eval(ip, 24));
    measure("is_private", (ip, i) -> isPrivate.eval(ip));
    measure("anonymize_ip", (ip, i) -> anonymize.eval(ip, key));
    measure("flags_match", (ip, i) -> flagsMatch.eval(i & 0x3f, pairs));
    measure("flags_text", (ip, i) -> flagsText.eval(i & 0x3f));
    measure("service_name", (ip, i) -> service.eval(i & 0x3ff, 6));
    measure("network_name", (ip, i) -> network.eval(ip));
    measure("in_set", (ip, i) -> inSet.eval(ip, scanners));
    measure("pmap", (ip, i) -> pmap.eval(ip, zones));
    measure("country", (ip, i) -> country.eval(ip));
    measure("asn", (ip, i) -> asn.eval(ip));
    measure("a row's texts", (ip, i) -> site.row(ip));
    measure("sensor of a row", (ip, i) -> site.sensor(site.row(ip)));
    measure("sensor, class, type", (ip, i) -> site.all(site.row(ip)));
    measure(
        "approx_distinct",
        (ip, i) -> {
          distinct.accumulate(distinctSketch, ip);
          return ip;
        });
    measure(
        "top_k(ip, 1, 10)",
        (ip, i) -> {
          top.accumulate(topSketch, ip.toString(), 1L, 10);
          return ip;
        });
    System.out.println(answered + " calls answered");
    site.close();
    service.close();
    network.close();
    inSet.close();
    pmap.close();
    country.close();
    asn.close();
  }

  private void measure(String what, Call call) {
    double[] seconds = new double[ROUNDS];
    long allocated = 0;
    for (int round = -2; round < ROUNDS; round++) {
      long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      long nanos = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < CALLS; i++) {
        if (call.of(addresses[i % addresses.length], i) != null) {
          answered++;
        }
      }
      if (round >= 0) {
        seconds[round] = (threads.getCurrentThreadCpuTime() - nanos) / 1e9;
        allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%-20s %6.3f CPU s a million, %4d bytes a call%n",
        what, seconds[ROUNDS / 2], allocated / CALLS);
  }
}
