package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpAddress;
import java.util.List;

/**
 * An exporter that a probe listens to.
 *
 * @param text the address or name, as the file has it
 * @param addresses its addresses; none if it is a name that has none
 */
public record AcceptedHost(String text, List<IpAddress> addresses) {

  /** Whether both have an address, or else the name, in common. */
  boolean same(AcceptedHost other) {
    return text.equalsIgnoreCase(other.text)
        || addresses.stream().anyMatch(other.addresses::contains);
  }
}
