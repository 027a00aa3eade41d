package dev.rearview.collector.receive;

import dev.rearview.collector.kernel.LocalAddresses;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorKey;
import java.net.InetAddress;
import java.util.function.Supplier;

/**
 * Says why a port cannot be bound: the address is not the host's, or somebody else has the port.
 */
public final class BindFailure {
  private BindFailure() {}

  /**
   * What the collector says instead of starting.
   *
   * @param protocol UDP or TCP
   * @param cause what the system said
   * @param taken why it is, as the message goes on after the port where the address is the host's
   */
  public static CannotStartException of(
      String protocol, Binding binding, Throwable cause, Supplier<String> taken) {
    InetAddress address = binding.address().getAddress();
    String host = address.getHostAddress();
    String port =
        "cannot bind "
            + protocol
            + " port "
            + binding.port()
            + (address.isAnyLocalAddress() ? "" : " on " + host);
    String reason =
        LocalAddresses.has(address)
            ? taken.get() + "; free it, or choose another with " + binding.chosenBy()
            : ": " + host + " is no address of this host; choose another with " + hostKey(binding);
    return new CannotStartException(port + reason, cause);
  }

  /** The setting that names the address: not the one of the port, but for a file of listeners. */
  private static String hostKey(Binding binding) {
    String listeners = CollectorKey.LISTENERS.key();
    return binding.chosenBy().equals(listeners) ? listeners : CollectorKey.BIND.key();
  }
}
