package dev.rearview.connector.meter;

import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.pcap.PcapFileBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Writes captures packet by packet. */
final class PacketScript {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;
  static final String CLIENT = "10.0.0.1";
  static final String SERVER = "192.0.2.7";

  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();
  private static final int ETHERNET = 1;

  private final PcapFileBuilder file = PcapFileBuilder.ofLinkType(ETHERNET);

  /** A packet so many milliseconds after noon. */
  PacketScript at(long millis, Packet packet) {
    file.packet((NOON * 1000 + millis) * 1_000_000, packet.ethernet().toBytes());
    return this;
  }

  /** A TCP segment from the client's port 40000 to the server's port 80. */
  PacketScript ask(long millis, int flags, int data) {
    return at(millis, Packet.payload(data).tcp(40_000, 80, flags).ipv4(CLIENT, SERVER));
  }

  /** A TCP segment the other way. */
  PacketScript answer(long millis, int flags, int data) {
    return at(millis, Packet.payload(data).tcp(80, 40_000, flags).ipv4(SERVER, CLIENT));
  }

  Path write(Path path) throws IOException {
    return Files.write(path, file.toBytes());
  }
}
