package dev.rearview.codec.template;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.element.ElementRegistry;
import dev.rearview.codec.element.InformationElement;
import dev.rearview.codec.wire.WireCursor;

/** How templates are written: by NetFlow v9 (RFC 3954) or by IPFIX (RFC 7011). */
public enum TemplateDialect {
  /**
   * Options templates tell the lengths of their scopes and options in bytes, 4 a field; scopes have
   * numbers of their own; there are no enterprises.
   */
  NETFLOW9(ExportProtocol.NETFLOW9, 0, 1) {
    @Override
    InformationElement element(ElementRegistry registry, long pen, int id, boolean scope) {
      return scope ? registry.netFlow9Scope(id) : registry.netFlow9(id);
    }

    @Override
    int readCounts(WireCursor cursor) {
      int scopes = cursor.u16() / FIELD_BYTES;
      int fields = scopes + cursor.u16() / FIELD_BYTES;
      return scopes << Short.SIZE | fields;
    }
  },

  /** Options templates tell how many of their fields are scopes; ids may be of an enterprise. */
  IPFIX(ExportProtocol.IPFIX, 2, 3) {
    @Override
    InformationElement element(ElementRegistry registry, long pen, int id, boolean scope) {
      return registry.ipfix(pen, id);
    }

    @Override
    int readCounts(WireCursor cursor) {
      int fields = cursor.u16();
      int scopes = fields == 0 ? 0 : cursor.u16();
      return scopes << Short.SIZE | fields;
    }
  };

  private static final int FIELD_BYTES = 4;

  private final ExportProtocol protocol;
  private final int templateSetId;
  private final int optionsSetId;

  TemplateDialect(ExportProtocol protocol, int templateSetId, int optionsSetId) {
    this.protocol = protocol;
    this.templateSetId = templateSetId;
    this.optionsSetId = optionsSetId;
  }

  /** The dialect of a protocol that has templates. */
  static TemplateDialect of(ExportProtocol protocol) {
    return protocol == ExportProtocol.NETFLOW9 ? NETFLOW9 : IPFIX;
  }

  /** The protocol. */
  public ExportProtocol protocol() {
    return protocol;
  }

  /** Id of sets of templates. */
  int templateSetId() {
    return templateSetId;
  }

  /** Id of sets of options templates. */
  int optionsSetId() {
    return optionsSetId;
  }

  /** The element of a field. */
  abstract InformationElement element(ElementRegistry registry, long pen, int id, boolean scope);

  /** Reads how many scopes (upper 16 bits) and fields (lower 16) an options template has. */
  abstract int readCounts(WireCursor cursor);
}
