package dev.rearview.architecture.offenders.codec.netflow5;

import dev.rearview.architecture.offenders.codec.ipfix.Message;

/** Breaks: protocols do not know one another. */
final class KnowsIpfix {
  Message message() {
    return new Message();
  }
}
