package dev.rearview.udf.hunt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * Three days of invented traffic: for each hunt one true case, and others that look like it. Rows
 * are up to half a minute out of order.
 */
public final class HuntTraffic {
  static final Instant START = Instant.parse("2026-01-10T00:00:00Z");
  private static final int SYN = 2;
  private static final int ANSWERED = 27;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private final Random random = new Random(20260110);
  private final List<Row> rows = new ArrayList<>();

  private HuntTraffic() {}

  /** A session in which it is the table {@code flows}. */
  public static StreamTableEnvironment session(RuntimeExecutionMode mode) {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.setRuntimeMode(mode);
    environment.setParallelism(2);
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    tables.getConfig().set("table.local-time-zone", "UTC");
    tables.executeSql("LOAD MODULE rearview");
    tables.createTemporaryView(
        "flows",
        environment.fromData(
            Types.ROW_NAMED(
                new String[] {
                  "received_time",
                  "src_ip",
                  "dst_ip",
                  "src_port",
                  "dst_port",
                  "protocol",
                  "packets",
                  "octets",
                  "tcp_flags"
                },
                Types.INSTANT,
                Types.STRING,
                Types.STRING,
                Types.INT,
                Types.INT,
                Types.INT,
                Types.LONG,
                Types.LONG,
                Types.INT),
            new HuntTraffic().all().toArray(Row[]::new)),
        Schema.newBuilder()
            .column("received_time", "TIMESTAMP_LTZ(3)")
            .column("src_ip", "STRING")
            .column("dst_ip", "STRING")
            .column("src_port", "INT")
            .column("dst_port", "INT")
            .column("protocol", "INT")
            .column("packets", "BIGINT")
            .column("octets", "BIGINT")
            .column("tcp_flags", "INT")
            .watermark("received_time", "received_time - INTERVAL '60' SECOND")
            .build());
    return tables;
  }

  private List<Row> all() {
    scans();
    beacons();
    uploads();
    services();
    queries();
    floods();
    visits();
    List<Row> sent = new ArrayList<>(rows);
    sent.sort(
        Comparator.comparing(
            row -> row.<Instant>getFieldAs(0).plusMillis(Math.floorMod(row.hashCode(), 30_000))));
    return sent;
  }

  private void scans() {
    long t = hours(1);
    for (int i = 0; i < 200; i++) {
      tcp(t + i * 500L, "10.0.0.66", "192.0.2." + i, 445, 1, 40, SYN);
      tcp(t + i * 500L, "10.0.0.67", "192.0.2." + i, 443, 12, 4_000, ANSWERED);
      tcp(t + i * 60_000L, "10.0.0.69", "192.0.2." + i, 23, 1, 40, SYN);
    }
    for (int i = 0; i < 20; i++) {
      tcp(t + i * 500L, "10.0.0.68", "192.0.2." + i, 22, 1, 40, SYN);
    }
    for (int port = 1; port <= 300; port++) {
      tcp(t + port * 200L, "10.0.0.70", "192.0.2.9", port, 1, 40, SYN);
      if (port <= 100) {
        tcp(t + port * 200L, "10.0.0.71", "192.0.2.9", 50_000 + port, 30, 30_000, ANSWERED);
      }
    }
  }

  /** Every five minutes, a fifth more or less, one in ten missed; a person; a browser's bursts. */
  private void beacons() {
    for (long t = 0; t < hours(24); t += 240_000 + random.nextInt(120_000)) {
      if (random.nextInt(10) > 0) {
        tcp(t, "10.0.0.80", "198.51.100.7", 443, 8, 900, ANSWERED);
      }
    }
    for (long t = 0; t < hours(24); t += (long) (-300_000 * Math.log(1 - random.nextDouble()))) {
      tcp(t, "10.0.0.81", "198.51.100.7", 443, 8, 900, ANSWERED);
    }
    for (int i = 0; i < 100; i++) {
      tcp(hours(2) + i * 2_000L, "10.0.0.82", "198.51.100.7", 443, 8, 900, ANSWERED);
      tcp(hours(14) + i * 2_000L, "10.0.0.82", "198.51.100.7", 443, 8, 900, ANSWERED);
    }
  }

  /** A little in each hour; much at once; little in sum. */
  private void uploads() {
    for (int i = 0; i < 72; i++) {
      long t = hours(i / 3) + random.nextInt(3_600_000);
      tcp(t, "10.0.0.90", "203.0.113.5", 443, 400, 500_000, ANSWERED);
      tcp(t, "10.0.0.92", "203.0.113.5", 443, 20, 10_000, ANSWERED);
      tcp(t, "10.0.0.91", "203.0.113.5", 443, 20, i == 40 ? 40_000_000 : 10_000, ANSWERED);
    }
  }

  /** The service's flows, back to its clients: an old one, a new one, one that was long away. */
  private void services() {
    for (int i = 0; i < 12; i++) {
      answer(hours(6 * i), "10.0.1.11", 443, "172.16.0." + i);
    }
    for (int i = 0; i < 5; i++) {
      answer(hours(50) + i * 60_000L, "10.0.1.10", 8443, "172.16.0." + (9 - i));
    }
    answer(hours(52), "10.0.1.10", 8443, "172.16.0.77");
    answer(hours(1), "10.0.1.12", 22, "172.16.0.3");
    answer(hours(60), "10.0.1.12", 22, "172.16.0.4");
  }

  /** A tunnel; a busy resolver; a few long questions. */
  private void queries() {
    for (int i = 0; i < 120; i++) {
      long t = hours(3) + random.nextInt(3_000_000);
      udp(t, "10.0.0.95", "198.51.100.53", 53, 50, 10_000);
      udp(t, "10.0.0.96", "198.51.100.53", 53, 200, 14_000);
      if (i < 10) {
        udp(t, "10.0.0.97", "198.51.100.53", 53, 10, 3_000);
      }
    }
  }

  /** An attack of three minutes; a server that is always busy; a backup from one source. */
  private void floods() {
    for (int minute = 0; minute < 100; minute++) {
      long t = hours(4) + minute * 60_000L;
      boolean attack = minute >= 90 && minute < 93;
      for (int i = 0; i < (attack ? 200 : 5); i++) {
        udp(t + i * 100L, "100.64.1." + i, "10.0.2.1", 123, attack ? 100 : 20, 5_000);
      }
      for (int i = 0; i < 60; i++) {
        udp(t + i * 100L, "100.64.2." + i, "10.0.2.2", 443, 330 + minute, 50_000);
      }
      udp(t, "100.64.3.1", "10.0.2.3", 873, minute == 90 ? 30_000 : 20, 5_000);
    }
  }

  /** Somebody comes and goes on to others; an administrator's host; one that goes to two. */
  private void visits() {
    long t = hours(5);
    for (int i = 2; i < 9; i++) {
      tcp(t + i * 1_000L, "10.0.3.20", "10.0.3." + i, 22, 30, 9_000, ANSWERED);
      tcp(t + 700_000 + i * 1_000L, "10.0.3.20", "10.0.3." + i, 22, 30, 9_000, ANSWERED);
    }
    tcp(t + 600_000, "10.0.0.98", "10.0.3.20", 22, 30, 9_000, ANSWERED);
    tcp(t + 600_000, "10.0.0.99", "10.0.3.1", 3389, 300, 90_000, ANSWERED);
    tcp(t + 60_000, "10.0.3.1", "10.0.3.50", 445, 30, 9_000, ANSWERED);
    for (int i = 2; i < 7; i++) {
      tcp(t + 700_000 + i * 90_000L, "10.0.3.1", "10.0.3." + i, 445, 30, 9_000, ANSWERED);
    }
    tcp(t + 600_000, "10.0.0.99", "10.0.3.30", 3389, 300, 90_000, ANSWERED);
    tcp(t + 800_000, "10.0.3.30", "10.0.3.2", 445, 30, 9_000, ANSWERED);
    tcp(t + 900_000, "10.0.3.30", "10.0.3.3", 445, 30, 9_000, ANSWERED);
  }

  private static long hours(int hours) {
    return Duration.ofHours(hours).toMillis();
  }

  private void answer(long millis, String server, int port, String client) {
    row(millis, server, client, port, 40_000, TCP, 10, 20_000, ANSWERED);
  }

  private void tcp(
      long millis, String src, String dst, int port, int packets, int octets, int flags) {
    row(millis, src, dst, 40_000, port, TCP, packets, octets, flags);
  }

  private void udp(long millis, String src, String dst, int port, int packets, int octets) {
    row(millis, src, dst, 40_000, port, UDP, packets, octets, 0);
  }

  private void row(
      long millis,
      String src,
      String dst,
      int srcPort,
      int dstPort,
      int protocol,
      long packets,
      long octets,
      int flags) {
    rows.add(
        Row.of(
            START.plusMillis(millis),
            src,
            dst,
            srcPort,
            dstPort,
            protocol,
            packets,
            octets,
            flags));
  }
}
