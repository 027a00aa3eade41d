package dev.rearview.collector.stream;

import io.netty.handler.codec.DecoderException;

/** The bytes of a connection are no row of IPFIX messages; the message says what they are. */
final class FramingException extends DecoderException {
  private static final long serialVersionUID = 1L;

  private final ConnectionFailure failure;

  FramingException(ConnectionFailure failure, String message) {
    super(message);
    this.failure = failure;
  }

  ConnectionFailure failure() {
    return failure;
  }
}
