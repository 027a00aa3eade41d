package dev.rearview.collector.listen;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;

/** The unspecified address: of IPv6, and so of both families, wherever there is IPv6. */
public final class EveryAddress {
  private EveryAddress() {}

  /** The address to bind. */
  public static InetAddress get() {
    byte[] unspecified = new byte[NetUtil.isIpV4StackPreferred() || !hasIpv6() ? 4 : 16];
    try {
      return InetAddress.getByAddress(unspecified);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the unspecified address", e);
    }
  }

  private static boolean hasIpv6() {
    return NetUtil.NETWORK_INTERFACES.stream()
        .flatMap(NetworkInterface::inetAddresses)
        .anyMatch(Inet6Address.class::isInstance);
  }
}
