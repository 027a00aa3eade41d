package dev.rearview.codec.template;

import dev.rearview.codec.wire.WireCursor;

/**
 * Looks into a payload without state and without decoding it: whether it is NetFlow v9 (RFC 3954)
 * or IPFIX (RFC 7011), which sets it has, and which templates those define. Allocates nothing,
 * throws nothing; what contradicts its own length ends the walk.
 *
 * <p>The walk goes to the end of the payload, whatever length an IPFIX header states: some
 * exporters state a wrong one. Used by one thread.
 */
public final class MessagePeek {
  /** What a set holds. */
  public enum SetKind {
    /** Templates of flow records. */
    TEMPLATES,
    /** Templates of options records. */
    OPTIONS_TEMPLATES,
    /** Records; of which template, {@link #setId} says. */
    DATA,
    /** A set id without a meaning. */
    RESERVED
  }

  /** {@link #subjectBytes} of a record whose beginning has no fixed length. */
  public static final int VARIABLE = -1;

  private static final int VERSION_9 = 9;
  private static final int VERSION_IPFIX = 10;
  private static final int HEADER_9 = 20;
  private static final int HEADER_IPFIX = 16;
  private static final int SET_HEADER = 4;
  private static final int FIRST_DATA_ID = 256;
  private static final int ENTERPRISE_BIT = 0x8000;
  private static final int VARIABLE_LENGTH = 0xffff;

  private final WireCursor message = new WireCursor();
  private final WireCursor templates = new WireCursor();
  private byte[] bytes;
  private boolean ipfix;
  private long domain;
  private int next;
  private int setId;
  private int setStart;
  private int setEnd;
  private int templateStart;
  private int templateEnd;
  private int templateId;
  private int fields;
  private int recordBytes;
  private int subjectBytes;
  private boolean subjectComplete;

  /**
   * Begins with another payload.
   *
   * @return whether it has a whole header of NetFlow v9 or IPFIX; if not, ask nothing else
   */
  public boolean open(byte[] payload, int offset, int length) {
    message.wrap(payload, offset, length);
    bytes = payload;
    if (offset < 0 || !message.has(HEADER_IPFIX)) {
      return false;
    }
    int version = message.u16At(0);
    ipfix = version == VERSION_IPFIX;
    if (!ipfix && !(version == VERSION_9 && message.has(HEADER_9))) {
      return false;
    }
    domain = message.u32At(headerBytes() - 4);
    next = offset + headerBytes();
    setStart = next;
    setEnd = next;
    message.skip(headerBytes());
    return true;
  }

  /** Whether it is IPFIX; otherwise NetFlow v9. */
  public boolean isIpfix() {
    return ipfix;
  }

  /** Length of the message header in bytes. */
  public int headerBytes() {
    return ipfix ? HEADER_IPFIX : HEADER_9;
  }

  /** Observation domain, or source id of NetFlow v9. */
  public long domain() {
    return domain;
  }

  /** Steps to the next set that is whole; false if there is none. */
  public boolean nextSet() {
    if (!message.has(SET_HEADER)) {
      return false;
    }
    int length = message.u16At(2);
    if (length < SET_HEADER || !message.has(length)) {
      return false;
    }
    setId = message.u16At(0);
    message.skip(length);
    setStart = next;
    setEnd = next + length;
    next = setEnd;
    templateEnd = setStart + SET_HEADER;
    return true;
  }

  /** Id of the set; of a data set that of its template. */
  public int setId() {
    return setId;
  }

  /** What the set holds. */
  public SetKind setKind() {
    if (setId >= FIRST_DATA_ID) {
      return SetKind.DATA;
    }
    if (setId == (ipfix ? 2 : 0)) {
      return SetKind.TEMPLATES;
    }
    return setId == (ipfix ? 3 : 1) ? SetKind.OPTIONS_TEMPLATES : SetKind.RESERVED;
  }

  /** Where the set, with its header, starts in the array. */
  public int setStart() {
    return setStart;
  }

  /** Where the set ends in the array. */
  public int setEnd() {
    return setEnd;
  }

  /**
   * Steps to the next template of a set of templates or options templates; false if there is none
   * that is whole. Padding is none.
   */
  public boolean nextTemplate() {
    templateStart = templateEnd;
    templates.wrap(bytes, templateStart, setEnd - templateStart);
    recordBytes = 0;
    subjectBytes = 0;
    subjectComplete = false;
    templateId = templates.u16();
    boolean whole = setKind() == SetKind.TEMPLATES ? template() : optionsTemplate();
    templateEnd = setEnd - templates.remaining();
    return whole && !templates.overrun();
  }

  private boolean template() {
    fields = templates.u16();
    boolean withdrawsAll = ipfix && fields == 0 && templateId == setId;
    if (templateId < FIRST_DATA_ID && !withdrawsAll) {
      return false;
    }
    skipFields(fields, 0);
    return ipfix || fields > 0;
  }

  private boolean optionsTemplate() {
    int scopes;
    if (ipfix) {
      fields = templates.u16();
      scopes = fields == 0 ? 0 : templates.u16();
    } else {
      scopes = templates.u16() / 4;
      fields = scopes + templates.u16() / 4;
    }
    boolean withdrawsAll = ipfix && fields == 0 && templateId == setId;
    if (templateId < FIRST_DATA_ID && !withdrawsAll) {
      return false;
    }
    skipFields(fields, scopes);
    return ipfix || fields > 0;
  }

  private void skipFields(int count, int scopes) {
    for (int i = 0; i < count && !templates.overrun(); i++) {
      int element = templates.u16();
      int length = templates.u16();
      boolean enterprise = ipfix && (element & ENTERPRISE_BIT) != 0;
      if (enterprise) {
        templates.skip(4);
      }
      addField(i, scopes, enterprise ? 0 : element, length);
    }
  }

  private void addField(int index, int scopes, int element, int length) {
    boolean variable = length == VARIABLE_LENGTH;
    recordBytes = variable || recordBytes == VARIABLE ? VARIABLE : recordBytes + length;
    if (subjectComplete) {
      return;
    }
    if (index >= scopes) {
      subjectComplete = true;
      if (index > scopes || !isIdentifier(element)) {
        return;
      }
    }
    boolean hasNoEnd = variable || subjectBytes == VARIABLE;
    subjectBytes = hasNoEnd ? VARIABLE : subjectBytes + length;
  }

  /**
   * Elements that say what the record is about though the exporter makes them no scope: interfaces,
   * samplers, applications, VRFs.
   */
  private static boolean isIdentifier(int element) {
    return switch (element) {
      case 10, 14, 48, 95, 234, 235, 252, 253, 302 -> true;
      default -> false;
    };
  }

  /** Id that the template is defined for. Of "withdraw all" it is that of the set. */
  public int templateId() {
    return templateId;
  }

  /** Whether the template is withdrawn instead of defined (RFC 7011 section 8.1). */
  public boolean isWithdrawal() {
    return fields == 0;
  }

  /** Where the template starts in the array. */
  public int templateStart() {
    return templateStart;
  }

  /** Where the template ends in the array. */
  public int templateEnd() {
    return templateEnd;
  }

  /** Length of a record of the template in bytes; {@link #VARIABLE} if records differ. */
  public int recordBytes() {
    return recordBytes;
  }

  /**
   * How many bytes at the start of a record tell what it is about: those of its scope, and of the
   * field behind if that is the number of an interface, a sampler, or the like; {@link #VARIABLE}
   * if they have no fixed length.
   */
  public int subjectBytes() {
    return subjectBytes;
  }
}
