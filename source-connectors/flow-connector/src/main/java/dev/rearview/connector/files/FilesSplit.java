package dev.rearview.connector.files;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * All the files, from some record on.
 *
 * @param recordsRead how many records were handed on before
 */
public record FilesSplit(long recordsRead) implements SourceSplit {
  @Override
  public String splitId() {
    return "files";
  }
}
