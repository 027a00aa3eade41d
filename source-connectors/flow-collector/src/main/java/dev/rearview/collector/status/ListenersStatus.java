package dev.rearview.collector.status;

import java.util.List;

/**
 * How the file of listeners is followed.
 *
 * @param file its path
 * @param sha256 digest, in hexadecimal, of the text that is in force
 * @param changes how often it changed what is listened on, since the start
 * @param mistakes why its present text is not in force; empty if it is, or is about to be
 */
public record ListenersStatus(String file, String sha256, long changes, List<String> mistakes) {
  public ListenersStatus {
    mistakes = List.copyOf(mistakes);
  }
}
