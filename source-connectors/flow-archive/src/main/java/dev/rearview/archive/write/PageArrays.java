package dev.rearview.archive.write;

import java.util.Arrays;

/** Room for a page in the making: used for one page after another, of one column after another. */
final class PageArrays {
  private static final int INITIAL_PLACES = 1 << 15;

  private final PlainBytes body = new PlainBytes();
  private int[] repetitions = new int[INITIAL_PLACES];
  private int[] definitions = new int[INITIAL_PLACES];
  private int[] ranks = new int[INITIAL_PLACES];
  private int places;
  private int values;

  /** The page's bytes. */
  PlainBytes body() {
    return body;
  }

  /** The first {@link #places} are the page's repetition levels. */
  int[] repetitions() {
    return repetitions;
  }

  /** The first {@link #places} are the page's definition levels. */
  int[] definitions() {
    return definitions;
  }

  /** The first {@link #values} are the ranks of the page's values. */
  int[] ranks() {
    return ranks;
  }

  int places() {
    return places;
  }

  int values() {
    return values;
  }

  void clear() {
    places = 0;
    values = 0;
  }

  void level(int repetition, int definition) {
    if (places == repetitions.length) {
      repetitions = Arrays.copyOf(repetitions, 2 * places);
      definitions = Arrays.copyOf(definitions, 2 * places);
      ranks = Arrays.copyOf(ranks, 2 * places);
    }
    repetitions[places] = repetition;
    definitions[places++] = definition;
  }

  /** Adds the rank of the value of the last level. */
  void rank(int rank) {
    ranks[values++] = rank;
  }
}
