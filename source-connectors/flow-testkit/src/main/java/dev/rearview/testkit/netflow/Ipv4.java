package dev.rearview.testkit.netflow;

/** IPv4 addresses between text and 32 bits. */
final class Ipv4 {
  private Ipv4() {}

  static int parse(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      throw new IllegalArgumentException("not an IPv4 address: " + text);
    }
    int address = 0;
    for (String octet : octets) {
      int value = Integer.parseInt(octet);
      if (value < 0 || value > 255) {
        throw new IllegalArgumentException("not an IPv4 address: " + text);
      }
      address = address << 8 | value;
    }
    return address;
  }
}
