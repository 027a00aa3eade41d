package dev.rearview.jobs.status;

import java.util.Map;
import java.util.TreeMap;

/**
 * One stage that a flow passes on its way from the wire to an answer, as it is now.
 *
 * @param name socket, datagrams, journal, decode, reference, lag, commit, query or archivist
 * @param state how it does
 * @param detail its counters, for a reader
 * @param remedy what to do about it; empty if all is well
 * @param values its counters, for a program
 */
public record Hop(
    String name, State state, String detail, String remedy, Map<String, Object> values) {

  /** How a hop does. */
  public enum State {
    /** It works. */
    OK,
    /** It works, and loses or delays something. */
    WARNING,
    /** Nothing passes. */
    BROKEN,
    /** It cannot be told, because a hop before it is broken. */
    UNKNOWN
  }

  public Hop {
    values = new TreeMap<>(values);
  }

  static Hop ok(String name, String detail, Map<String, Object> values) {
    return new Hop(name, State.OK, detail, "", values);
  }

  static Hop warning(String name, String detail, String remedy, Map<String, Object> values) {
    return new Hop(name, State.WARNING, detail, remedy, values);
  }

  static Hop broken(String name, String detail, String remedy) {
    return broken(name, detail, remedy, Map.of());
  }

  static Hop broken(String name, String detail, String remedy, Map<String, Object> values) {
    return new Hop(name, State.BROKEN, detail, remedy, values);
  }

  static Hop unknown(String name) {
    return unknown(name, "unknown");
  }

  static Hop unknown(String name, String detail) {
    return new Hop(name, State.UNKNOWN, detail, "", Map.of());
  }
}
