package dev.rearview.jobs.gateway;

/** How the rows of a result are written. */
public enum ResultFormat {
  /** Aligned columns, for people. */
  TABLE,
  /** RFC 4180 with a header row; NULL is an empty field, an empty text is {@code ""}. */
  CSV,
  /** One JSON object a line. */
  JSON
}
