package dev.rearview.jobs.cluster;

import java.util.List;
import java.util.stream.Stream;

/** The processes of an instance, in the order in which they are started. */
public enum ProcessName {
  COLLECTOR("collector"),
  JOBMANAGER("jobmanager"),
  TASKMANAGER("taskmanager"),
  GATEWAY("sql-gateway"),
  ARCHIVIST("archivist");

  private final String label;

  ProcessName(String label) {
    this.label = label;
  }

  /** The name in messages, and of the pid and log files. */
  public String label() {
    return label;
  }

  /** The process called {@code label}. Throws IllegalArgumentException listing the names. */
  public static ProcessName of(String label) {
    for (ProcessName name : values()) {
      if (name.label.equals(label)) {
        return name;
      }
    }
    throw new IllegalArgumentException(
        "no process is called " + label + "; there are " + String.join(", ", labels()));
  }

  /** All names. */
  public static List<String> labels() {
    return Stream.of(values()).map(ProcessName::label).toList();
  }
}
