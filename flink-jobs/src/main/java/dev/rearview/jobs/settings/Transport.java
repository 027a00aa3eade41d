package dev.rearview.jobs.settings;

/** What kind of port it is. */
public enum Transport {
  TCP,
  UDP
}
