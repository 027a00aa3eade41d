package dev.rearview.collector.listen;

import dev.rearview.collector.address.AcceptList;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A port of the file of listeners.
 *
 * @param protocol UDP or TCP
 * @param port its number, from 1; no offset is added
 * @param host the address to bind; empty = every one
 * @param accept who is listened to
 */
public record Listener(Protocol protocol, int port, Optional<InetAddress> host, AcceptList accept) {

  /** What tells listeners apart: there is one of each. */
  public record Socket(Protocol protocol, int port, Optional<InetAddress> host) {

    /** As the file has it. */
    public String text() {
      return protocol.keyword() + " " + port + " host=" + hostText();
    }

    /** The address, or {@code *}. */
    public String hostText() {
      return host.map(NetUtil::toAddressString).orElse(Binding.EVERY_HOST);
    }
  }

  /**
   * What tells it from others. The unspecified address is every address: a port that is bound to it
   * twice, under two names, would be one for the kernel.
   */
  public Socket socket() {
    InetAddress every = EveryAddress.get();
    return new Socket(protocol, port, host.filter(address -> !address.equals(every)));
  }
}
