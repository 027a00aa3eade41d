package dev.rearview.collector.kernel;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Which addresses are the host's own, so that a socket can be bound to them. */
public final class LocalAddresses {
  private LocalAddresses() {}

  /**
   * Whether a socket can be bound to the address (the kernel's EADDRNOTAVAIL if not), whatever
   * ports are taken. It is tried out with any free port: a list of interfaces would lack most of
   * 127.0.0.0/8, and the kernel's own words depend on the locale.
   */
  public static boolean has(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return true;
    }
    try (DatagramSocket probe = new DatagramSocket(null)) {
      probe.bind(new InetSocketAddress(address, 0));
      return true;
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      return true; // Some other trouble, such as no more descriptors.
    }
  }
}
