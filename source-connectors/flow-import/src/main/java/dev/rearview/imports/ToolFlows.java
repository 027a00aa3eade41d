package dev.rearview.imports;

import java.io.IOException;
import java.util.Set;

/** Flows of a tool's delimited output; they are complete only if the tool says so. */
final class ToolFlows implements FlowReader {
  private final ToolOutput output;
  private final FlowReader flows;

  ToolFlows(ToolOutput output, FlowReader flows) {
    this.output = output;
    this.flows = flows;
  }

  @Override
  public boolean next(ImportedFlow into) throws IOException {
    boolean found = flows.next(into);
    if (!found) {
      output.requireSuccess();
    }
    return found;
  }

  @Override
  public double partRead() {
    return flows.partRead();
  }

  @Override
  public Set<String> unknownColumns() {
    return flows.unknownColumns();
  }

  @Override
  public void close() throws IOException {
    flows.close();
    output.close();
  }
}
