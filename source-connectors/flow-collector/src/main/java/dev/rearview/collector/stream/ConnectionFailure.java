package dev.rearview.collector.stream;

import java.util.Locale;

/** Why a connection that was let in ended as none should. */
public enum ConnectionFailure {
  /** What came is no IPFIX message; where it would go on cannot be told. */
  NOT_IPFIX,
  /** It ended within a message. */
  TRUNCATED,
  /** Its TLS handshake failed. */
  HANDSHAKE,
  /** Nothing came for as long as is waited. */
  IDLE,
  /** The system or TLS reported an error. */
  ERROR;

  /** As metrics name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
