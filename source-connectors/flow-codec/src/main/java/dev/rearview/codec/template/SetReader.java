package dev.rearview.codec.template;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/**
 * Reads the sets of a message of NetFlow v9 or IPFIX: templates into what is remembered of the
 * domain, data into records. Data whose template is not known waits for it.
 *
 * <p>A set that contradicts its length does not keep the sets before it from being read.
 */
public final class SetReader {
  /** Of data records that cannot be counted. */
  public static final int UNKNOWN = DataReader.UNKNOWN;

  private static final int HEADER_BYTES = 4;

  private final DecoderLimits limits;
  private final Domains domains;
  private final TemplateReader templates;
  private final DataReader data;
  private final WireCursor set = new WireCursor();
  private final WireCursor waiting = new WireCursor();
  private final long heldDataTimeoutNanos;
  private final long templateTimeoutNanos;
  private int setOffset;

  /**
   * Reads the columns of {@code selection}.
   *
   * @param domains where other domains' waiting data is found when there is too much of it
   * @param record filled anew for each flow
   */
  public SetReader(
      FieldSelection selection, DecoderLimits limits, Domains domains, FlowRecord record) {
    this.limits = limits;
    this.domains = domains;
    templates = new TemplateReader(limits);
    data = new DataReader(selection, limits, record);
    heldDataTimeoutNanos = limits.heldDataTimeout().toNanos();
    templateTimeoutNanos = limits.templateTimeout().toNanos();
  }

  /**
   * Reads the sets of a message to its end.
   *
   * @param message at the first set; is moved to its end
   * @return how many data records the message has; {@link #UNKNOWN} if some of them wait or are cut
   */
  public int read(
      WireCursor message,
      TemplateDialect dialect,
      MessageHeader header,
      DomainState state,
      Delivery delivery) {
    DatagramReport report = delivery.report();
    if (heldDataTimeoutNanos > 0 && state.heldSets() > 0) {
      state.expire(header.datagram.receivedEpochNanos - heldDataTimeoutNanos, report);
    }
    int records = 0;
    while (message.has(HEADER_BYTES)) {
      int id = message.u16At(0);
      int length = message.u16At(2);
      if (length < HEADER_BYTES) {
        report.add(
            isZero(message) ? DecodeProblem.TRAILING_BYTES : DecodeProblem.SET_LENGTH_INVALID);
        message.skip(message.remaining());
        return UNKNOWN;
      }
      if (!message.has(length)) {
        report.add(DecodeProblem.SET_LENGTH_INVALID);
      }
      setOffset = header.endOffset - message.remaining();
      set.view(message, HEADER_BYTES, length - HEADER_BYTES);
      int count = set(id, dialect, header, state, delivery);
      records = count == UNKNOWN || records == UNKNOWN ? UNKNOWN : records + count;
      message.skip(length);
    }
    if (message.remaining() > 0) {
      report.add(DecodeProblem.TRAILING_BYTES);
    }
    return records;
  }

  private int set(
      int id, TemplateDialect dialect, MessageHeader header, DomainState state, Delivery delivery) {
    if (id >= Template.FIRST_ID) {
      return data(id, header, state, delivery);
    }
    boolean options = id == dialect.optionsSetId();
    if (options || id == dialect.templateSetId()) {
      int taken = next(dialect, options, header, state, delivery);
      while (taken != TemplateReader.NONE) {
        release(taken, header, state, delivery);
        taken = next(dialect, options, header, state, delivery);
      }
    } else {
      delivery.report().add(DecodeProblem.SET_ID_RESERVED);
    }
    return 0;
  }

  private int next(
      TemplateDialect dialect,
      boolean options,
      MessageHeader header,
      DomainState state,
      Delivery delivery) {
    return templates.next(set, dialect, options, header, state, delivery.report());
  }

  private int data(int id, MessageHeader header, DomainState state, Delivery delivery) {
    Template template = state.templates.find(id);
    boolean expired = template != null && isExpired(template, header);
    if (template == null || expired) {
      if (!delivery.learning()) {
        delivery
            .report()
            .add(expired ? DecodeProblem.TEMPLATE_EXPIRED : DecodeProblem.TEMPLATE_MISSING);
        hold(id, header, state, delivery.report());
      }
      return UNKNOWN;
    }
    return data.read(set, template, header, state, delivery);
  }

  private boolean isExpired(Template template, MessageHeader header) {
    return templateTimeoutNanos > 0
        && header.datagram.receivedEpochNanos - template.lastReceivedEpochNanos
            > templateTimeoutNanos;
  }

  private void hold(int id, MessageHeader header, DomainState state, DatagramReport report) {
    HeldSet waits = new HeldSet(id, header.copy(setOffset), set.copyAt(0, set.remaining()));
    boolean kept = state.hold(waits, limits.maxHeldBytesPerExporter(), limits.maxHeldBytes());
    if (!kept && heldDataTimeoutNanos > 0) {
      // Domains that have fallen silent do not drop by themselves what has waited too long.
      domains.expireHeld(header.datagram.receivedEpochNanos - heldDataTimeoutNanos, report);
      kept = state.hold(waits, limits.maxHeldBytesPerExporter(), limits.maxHeldBytes());
    }
    if (kept) {
      report.hold();
    } else {
      report.add(DecodeProblem.HELD_DATA_LIMIT);
    }
  }

  /** Reads what has waited for a template, with the header and the receive time that it had. */
  private void release(int templateId, MessageHeader header, DomainState state, Delivery delivery) {
    if (!state.awaits(templateId)) {
      return;
    }
    Template template = state.templates.find(templateId);
    for (HeldSet held : state.release(templateId)) {
      waiting.wrap(held.records(), 0, held.records().length);
      delivery.from(held.header().datagram);
      data.read(waiting, template, held.header(), state, delivery);
    }
    delivery.from(header.datagram);
  }

  private static boolean isZero(WireCursor message) {
    for (int i = 0; i < message.remaining(); i++) {
      if (message.u8At(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
