package dev.rearview.codec.ipfix;

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
 * Decodes IPFIX (RFC 7011 section 3.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |            version            |             length            |
 * +-------------------------------+-------------------------------+
 * |                     export time (seconds)                     |
 * +---------------------------------------------------------------+
 * |                    sequence (data records)                    |
 * +---------------------------------------------------------------+
 * |                     observation domain id                     |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>A datagram may hold several messages. A message that claims to be longer than its datagram is
 * read as far as it goes; what follows the last message is counted and left.
 */
public final class IpfixDecoder {
  private static final int VERSION = 10;
  private static final int HEADER_BYTES = 16;
  private static final int LENGTH_OFFSET = 2;
  private static final int SECONDS_OFFSET = 4;
  private static final int SEQUENCE_OFFSET = 8;
  private static final int DOMAIN_OFFSET = 12;

  private final Domains domains;
  private final SetReader sets;
  private final MessageHeader header = new MessageHeader();
  private final WireCursor message = new WireCursor();

  /** Decodes sets with {@code sets}, with what {@code domains} remembers. */
  public IpfixDecoder(Domains domains, SetReader sets) {
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
    long firstSequence = cursor.u32At(SEQUENCE_OFFSET);
    long firstDomain = cursor.u32At(DOMAIN_OFFSET);
    report.origin(ExportProtocol.IPFIX, firstDomain);
    int records = 0;
    do {
      boolean sameDomain = cursor.u32At(DOMAIN_OFFSET) == firstDomain;
      int count = message(datagram, cursor, delivery);
      boolean known = sameDomain && count != SetReader.UNKNOWN && records != SetReader.UNKNOWN;
      records = known ? records + count : SetReader.UNKNOWN;
    } while (cursor.has(HEADER_BYTES) && cursor.u16At(0) == VERSION);
    if (cursor.remaining() > 0) {
      report.add(DecodeProblem.MESSAGE_LENGTH_WRONG);
    }
    report.messageSequence((int) firstSequence, records, header.exportEpochSecond());
  }

  /** Reads one message and goes past it; tells how many data records it has. */
  private int message(Datagram datagram, WireCursor cursor, Delivery delivery) {
    DatagramReport report = delivery.report();
    int length = cursor.u16At(LENGTH_OFFSET);
    if (length < HEADER_BYTES || !cursor.has(length)) {
      report.add(DecodeProblem.MESSAGE_LENGTH_WRONG);
      length = cursor.remaining();
    }
    long domain = cursor.u32At(DOMAIN_OFFSET);
    long sequence = cursor.u32At(SEQUENCE_OFFSET);
    boolean clockSet =
        header.begin(
            datagram, ExportProtocol.IPFIX, domain, sequence, cursor.u32At(SECONDS_OFFSET));
    if (!clockSet) {
      report.add(DecodeProblem.EXPORT_TIME_INVALID);
    }
    message.view(cursor, HEADER_BYTES, length - HEADER_BYTES);
    cursor.skip(length);
    header.endsAt(datagram.length - cursor.remaining());
    DomainState state = domains.open(datagram, ExportProtocol.IPFIX, domain, report);
    return sets.read(message, TemplateDialect.IPFIX, header, state, delivery);
  }
}
