package dev.rearview.journal.templates;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.template.MessagePeek;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** What is in force of one exporter address, protocol and observation domain. */
final class DomainTemplates {
  private static final int SET_HEADER_BYTES = 4;
  private static final int OPTIONS_SET_ID = 3;

  /** So much of a record at most tells what it is about, and so much where that has no end. */
  private static final int MOST_SUBJECT_BYTES = 64;

  private static final int VARIABLE_SUBJECT_BYTES = 16;

  private final boolean ipfix;
  private final long domain;
  private final HeldBytes held;
  private final Map<Integer, TemplateSlot> slots = new HashMap<>();
  private int optionsTemplates;
  private long refused;

  /** The message that is being taken in, if anything of it has been kept. */
  private DefiningMessage current;

  DomainTemplates(boolean ipfix, long domain, HeldBytes held) {
    this.ipfix = ipfix;
    this.domain = domain;
    this.held = held;
  }

  boolean isFor(boolean anIpfix, long aDomain) {
    return domain == aDomain && ipfix == anIpfix;
  }

  /** Whether data sets can be of interest. */
  boolean hasOptionsTemplates() {
    return optionsTemplates > 0;
  }

  /** Begins with another message. */
  void begin() {
    current = null;
  }

  /** How many definitions found no room since the last call. */
  long takeRefused() {
    long count = refused;
    refused = 0;
    return count;
  }

  /** Takes in the templates of the set that {@code peek} stands at. */
  void templates(Datagram datagram, MessagePeek peek, long arrival) {
    while (peek.nextTemplate()) {
      if (!peek.isWithdrawal()) {
        template(datagram, peek, arrival);
      } else if (peek.templateId() == peek.setId()) {
        withdrawAll(peek.setId());
      } else {
        drop(peek.templateId());
      }
    }
  }

  private void template(Datagram datagram, MessagePeek peek, long arrival) {
    int start = peek.templateStart();
    int end = peek.templateEnd();
    TemplateSlot known = slots.get(peek.templateId());
    if (known != null && known.template().says(peek.setId(), datagram.bytes, start, end)) {
      known.template().message().confirm(datagram.receivedEpochNanos);
      return;
    }
    drop(peek.templateId());
    Definition definition = keep(datagram, peek, arrival, false, start, end, 1);
    if (definition != null) {
      boolean options = peek.setKind() == MessagePeek.SetKind.OPTIONS_TEMPLATES;
      slots.put(
          peek.templateId(),
          new TemplateSlot(definition, options, peek.recordBytes(), peek.subjectBytes()));
      optionsTemplates += options ? 1 : 0;
    }
  }

  /** Takes in the data set that {@code peek} stands at, if it is options data. */
  void data(Datagram datagram, MessagePeek peek, long arrival) {
    TemplateSlot slot = slots.get(peek.setId());
    int start = peek.setStart();
    int end = peek.setEnd();
    if (slot == null || !slot.isOptions() || end - start <= SET_HEADER_BYTES) {
      return;
    }
    String subject = subject(slot, datagram.bytes, start + SET_HEADER_BYTES, end);
    Definition known = slot.dataAbout(subject);
    if (known != null && known.says(peek.setId(), datagram.bytes, start, end)) {
      known.message().confirm(datagram.receivedEpochNanos);
      return;
    }
    if (known != null) {
      slot.removeData(subject);
      release(known);
    }
    int bytes = end - start - SET_HEADER_BYTES;
    int records = slot.recordBytes() > 0 ? bytes / slot.recordBytes() : 1;
    Definition definition = keep(datagram, peek, arrival, true, start, end, records);
    if (definition != null) {
      slot.putData(subject, definition);
    }
  }

  private static String subject(TemplateSlot slot, byte[] bytes, int start, int end) {
    int wanted = slot.subjectBytes() < 0 ? VARIABLE_SUBJECT_BYTES : slot.subjectBytes();
    int length = Math.min(Math.min(wanted, MOST_SUBJECT_BYTES), end - start);
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
  }

  private Definition keep(
      Datagram datagram,
      MessagePeek peek,
      long arrival,
      boolean isData,
      int start,
      int end,
      int records) {
    int messageBytes = current == null ? DefiningMessage.OVERHEAD_BYTES : 0;
    if (!held.take(Definition.heldBytes(end - start) + messageBytes)) {
      refused++;
      return null;
    }
    if (current == null) {
      current = new DefiningMessage(datagram, peek.headerBytes(), ipfix, arrival);
    }
    byte[] bytes = new byte[end - start];
    System.arraycopy(datagram.bytes, start, bytes, 0, bytes.length);
    Definition definition = new Definition(current, peek.setId(), isData, records, bytes);
    current.add(definition);
    return definition;
  }

  private void drop(int templateId) {
    TemplateSlot slot = slots.remove(templateId);
    if (slot != null) {
      release(slot);
    }
  }

  private void withdrawAll(int setId) {
    boolean options = setId == OPTIONS_SET_ID;
    if (optionsTemplates == (options ? 0 : slots.size())) {
      return;
    }
    Iterator<TemplateSlot> each = slots.values().iterator();
    while (each.hasNext()) {
      TemplateSlot slot = each.next();
      if (slot.isOptions() == options) {
        each.remove();
        release(slot);
      }
    }
  }

  private void release(TemplateSlot slot) {
    optionsTemplates -= slot.isOptions() ? 1 : 0;
    release(slot.template());
    slot.allData().forEach(this::release);
  }

  private void release(Definition definition) {
    boolean empty = definition.message().remove(definition);
    held.give(definition.heldBytes() + (empty ? DefiningMessage.OVERHEAD_BYTES : 0));
    if (empty && definition.message().equals(current)) {
      current = null;
    }
  }

  /** Gives the message of each definition: one message as often as it has definitions. */
  void forEachMessage(Consumer<DefiningMessage> action) {
    for (TemplateSlot slot : slots.values()) {
      action.accept(slot.template().message());
      slot.allData().forEach(data -> action.accept(data.message()));
    }
  }
}
