package dev.rearview.decode;

/** How rows are written. */
enum OutputFormat {
  /** One object a line. */
  JSON,
  /** A line of names, and a line a row; RFC 4180. */
  CSV,
  /** For eyes. */
  TABLE
}
