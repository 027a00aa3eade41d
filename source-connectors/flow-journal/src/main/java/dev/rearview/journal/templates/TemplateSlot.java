package dev.rearview.journal.templates;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A template in force, and, if it is an options template, the options data that it has. */
final class TemplateSlot {
  private final Definition template;
  private final boolean options;
  private final int recordBytes;
  private final int subjectBytes;

  /** By the beginning of the first record of the set, a byte a character. */
  private final Map<String, Definition> data = new HashMap<>(0);

  /**
   * For a template.
   *
   * @param options whether it is an options template
   * @param recordBytes length of its records, not positive if they differ
   * @param subjectBytes how many bytes of a record tell what it is about, negative if they differ
   */
  TemplateSlot(Definition template, boolean options, int recordBytes, int subjectBytes) {
    this.template = template;
    this.options = options;
    this.recordBytes = recordBytes;
    this.subjectBytes = subjectBytes;
  }

  Definition template() {
    return template;
  }

  boolean isOptions() {
    return options;
  }

  int recordBytes() {
    return recordBytes;
  }

  int subjectBytes() {
    return subjectBytes;
  }

  Definition dataAbout(String subject) {
    return data.get(subject);
  }

  void putData(String subject, Definition definition) {
    data.put(subject, definition);
  }

  void removeData(String subject) {
    data.remove(subject);
  }

  Collection<Definition> allData() {
    return data.values();
  }
}
