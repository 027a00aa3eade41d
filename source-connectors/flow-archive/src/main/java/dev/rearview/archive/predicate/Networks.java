package dev.rearview.archive.predicate;

import java.io.Serializable;
import java.util.List;

/** A list of networks that addresses, as text, are looked up in. */
public final class Networks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> cidrs;

  private Networks(List<String> cidrs) {
    this.cidrs = List.copyOf(cidrs);
  }

  /**
   * The networks of the given prefixes and addresses.
   *
   * @param cidrs such as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or {@code 192.0.2.1}
   * @throws IllegalArgumentException naming the first that is none
   */
  public static Networks of(List<String> cidrs) {
    return new Networks(cidrs);
  }

  /** As given. */
  public List<String> cidrs() {
    return cidrs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Networks networks && cidrs.equals(networks.cidrs);
  }

  @Override
  public int hashCode() {
    return cidrs.hashCode();
  }

  @Override
  public String toString() {
    return String.join(", ", cidrs);
  }
}
