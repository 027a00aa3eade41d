package dev.rearview.jobs.bench;

/** One that questions are put to. */
interface Asker extends AutoCloseable {
  /** Its name in the table. */
  String name();

  /** Answers once. */
  Asked ask(Question question);

  @Override
  void close();
}
