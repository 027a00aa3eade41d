package dev.rearview.codec.netflow9;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.template.Delivery;
import dev.rearview.codec.template.DomainState;
import dev.rearview.codec.template.Domains;
import dev.rearview.codec.template.MessageHeader;
import dev.rearview.codec.template.SetReader;
import dev.rearview.codec.template.TemplateDialect;
import dev.rearview.codec.wire.WireCursor;

/**
 * Decodes NetFlow v9 (RFC 3954).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |            version            |             count             |
 * +-------------------------------+-------------------------------+
 * |                      sysUptime (milliseconds)                 |
 * +---------------------------------------------------------------+
 * |                           unix_secs                           |
 * +---------------------------------------------------------------+
 * |                   sequence (export packets)                   |
 * +---------------------------------------------------------------+
 * |                           source id                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The count is not believed: exporters differ in what they count, and the sets tell their own
 * lengths. The sequence is of datagrams.
 */
public final class NetFlow9Decoder {
  private static final int HEADER_BYTES = 20;
  private static final int UPTIME_OFFSET = 4;
  private static final int SECONDS_OFFSET = 8;
  private static final int SEQUENCE_OFFSET = 12;
  private static final int SOURCE_ID_OFFSET = 16;

  private final Domains domains;
  private final SetReader sets;
  private final MessageHeader header = new MessageHeader();

  /** Decodes sets with {@code sets}, with what {@code domains} remembers. */
  public NetFlow9Decoder(Domains domains, SetReader sets) {
    this.domains = domains;
    this.sets = sets;
  }

  /**
   * Decodes one datagram.
   *
   * @param cursor at the version of the header
   */
  public void decode(Datagram datagram, WireCursor cursor, Delivery delivery) {
    DatagramReport report = delivery.report();
    if (!cursor.has(HEADER_BYTES)) {
      report.add(DecodeProblem.DATAGRAM_TOO_SHORT);
      return;
    }
    long sequence = cursor.u32At(SEQUENCE_OFFSET);
    long domain = cursor.u32At(SOURCE_ID_OFFSET);
    boolean clockSet =
        header.begin(
            datagram, ExportProtocol.NETFLOW9, domain, sequence, cursor.u32At(SECONDS_OFFSET));
    if (!clockSet) {
      report.add(DecodeProblem.EXPORT_TIME_INVALID);
    }
    header.endsAt(datagram.length);
    header.uptime(cursor.u32At(UPTIME_OFFSET));
    report.origin(ExportProtocol.NETFLOW9, domain);
    report.sequence((int) sequence, 1, header.bootMillis());
    DomainState state = domains.open(datagram, ExportProtocol.NETFLOW9, domain, report);
    cursor.skip(HEADER_BYTES);
    sets.read(cursor, TemplateDialect.NETFLOW9, header, state, delivery);
  }
}
