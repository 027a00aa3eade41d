package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.prefix.IpAddress;
import java.util.List;

/** Finds the addresses of a host's name. */
@FunctionalInterface
public interface HostResolver {
  /** The addresses; none if the name has none, or if none is known in time. */
  List<IpAddress> addresses(String name);
}
