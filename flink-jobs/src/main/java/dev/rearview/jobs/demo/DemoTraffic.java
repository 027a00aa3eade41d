package dev.rearview.jobs.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An invented evening in a small network, the same one every time: web and DNS, telephones,
 * strangers who try FTP, and one host that congests the line.
 *
 * <p>Inside is 198.51.100.0/24; outside are 203.0.113.0/24 and 192.0.2.0/24: addresses that belong
 * to nobody.
 */
final class DemoTraffic {

  /** SQL pattern of an inside address. */
  static final String INSIDE = "198.51.100.0/24";

  private static final int FTP = 21;
  private static final int DNS = 53;
  private static final int HTTPS = 443;
  private static final int SIP = 5060;
  private static final int RTP = 16_384;
  private static final int WHOLE = SentFlow.SYN | SentFlow.ACK | SentFlow.PSH | SentFlow.FIN;

  /**
   * How often each of 13 strangers tried FTP: the bins of the article that Rearview's questions are
   * taken from.
   */
  private static final int[] FTP_ATTEMPTS = {10, 4, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1};

  private static final int WEB_SESSIONS = 6_000;
  private static final int DNS_REQUESTS = 3_000;
  private static final int CALLS = 120;
  private static final int BULK_FLOWS = 400;

  private final Random random = new Random(20_151_206);
  private final List<SentFlow> flows = new ArrayList<>();

  private DemoTraffic() {}

  /** All flows, in the order in which they are exported. */
  static List<SentFlow> flows() {
    DemoTraffic traffic = new DemoTraffic();
    traffic.ftpAttempts();
    traffic.web();
    traffic.dns();
    traffic.telephones();
    traffic.congestion();
    Collections.shuffle(traffic.flows, traffic.random);
    return traffic.flows;
  }

  /** How many FTP attempts there are: SYN, never answered. */
  static int ftpAttemptCount() {
    int count = 0;
    for (int attempts : FTP_ATTEMPTS) {
      count += attempts;
    }
    return count;
  }

  private void ftpAttempts() {
    for (int stranger = 0; stranger < FTP_ATTEMPTS.length; stranger++) {
      int source = SentFlow.address(203, 0, 113, 5 + 17 * stranger % 250);
      int destination = inside(20 + stranger);
      for (int attempt = 0; attempt < FTP_ATTEMPTS[stranger]; attempt++) {
        flows.add(
            new SentFlow(
                source, destination, port(), FTP, SentFlow.TCP, SentFlow.SYN, 3, 180, 9_000));
      }
    }
    // One that is answered, and is no mere attempt therefore.
    conversation(SentFlow.address(192, 0, 2, 77), inside(21), FTP, 40, 24_000);
  }

  private void web() {
    for (int i = 0; i < WEB_SESSIONS; i++) {
      int visitor = SentFlow.address(192, 0, 2, 1 + random.nextInt(254));
      long packets = 4L + random.nextInt(40);
      conversation(
          visitor,
          inside(10 + random.nextInt(3)),
          HTTPS,
          packets,
          packets * (200L + random.nextInt(1_000)));
    }
  }

  private void dns() {
    for (int i = 0; i < DNS_REQUESTS; i++) {
      // Most hosts ask the one resolver that they are told to ask; a few have ideas of their own.
      int host = inside(100 + random.nextInt(60));
      int resolver =
          random.nextInt(20) == 0
              ? SentFlow.address(203, 0, 113, 1 + random.nextInt(200))
              : inside(53);
      SentFlow request =
          new SentFlow(
              host, resolver, port(), DNS, SentFlow.UDP, 0, 1, 60L + random.nextInt(30), 0);
      flows.add(request);
      flows.add(request.answer(1, 120L + random.nextInt(300)));
    }
  }

  private void telephones() {
    int exchange = inside(5);
    for (int i = 0; i < CALLS; i++) {
      int provider = SentFlow.address(192, 0, 2, 200 + random.nextInt(3));
      flows.add(new SentFlow(exchange, provider, SIP, SIP, SentFlow.UDP, 0, 12, 9_600, 2_000));
      int seconds = 20 + random.nextInt(40);
      SentFlow voice =
          new SentFlow(
              exchange,
              provider,
              RTP + 2 * i,
              RTP + 2 * i,
              SentFlow.UDP,
              0,
              50L * seconds,
              10_000L * seconds,
              1_000 * seconds);
      flows.add(voice);
      flows.add(voice.answer(voice.packets(), voice.octets()));
    }
  }

  private void congestion() {
    int culprit = inside(142);
    for (int i = 0; i < BULK_FLOWS; i++) {
      int peer = SentFlow.address(203, 0, 113, 1 + random.nextInt(250));
      conversation(culprit, peer, 6_881 + random.nextInt(9), 20_000, 28_000_000);
    }
  }

  private void conversation(int client, int server, int serverPort, long packets, long octets) {
    SentFlow there =
        new SentFlow(
            client,
            server,
            port(),
            serverPort,
            SentFlow.TCP,
            WHOLE,
            packets,
            octets,
            100 + random.nextInt(30_000));
    flows.add(there);
    flows.add(there.answer(packets, octets / 8 + 40 * packets));
  }

  private int port() {
    return 32_768 + random.nextInt(28_000);
  }

  private static int inside(int host) {
    return SentFlow.address(198, 51, 100, host);
  }
}
