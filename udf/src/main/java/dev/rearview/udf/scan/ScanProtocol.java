package dev.rearview.udf.scan;

/** The protocols that rwscan looks at. */
enum ScanProtocol {
  ICMP(1),
  TCP(6),
  UDP(17);

  private final int number;

  ScanProtocol(int number) {
    this.number = number;
  }

  /** By its IP protocol number; null of any other. */
  static ScanProtocol of(int number) {
    for (ScanProtocol protocol : values()) {
      if (protocol.number == number) {
        return protocol;
      }
    }
    return null;
  }
}
