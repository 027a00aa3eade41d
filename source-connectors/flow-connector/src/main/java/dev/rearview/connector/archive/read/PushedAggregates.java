package dev.rearview.connector.archive.read;

import dev.rearview.archive.aggregate.AggregateSpec;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Aggregates that the source computes of what it reads, as the first stage of two.
 *
 * @param spec what to compute
 * @param zeroes by the calls of {@code spec}: whether of no value it is 0 and not NULL
 * @param forms by the columns of the rows, keys first: what their values are
 */
public record PushedAggregates(AggregateSpec spec, List<Boolean> zeroes, List<ValueForm> forms)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public PushedAggregates {
    zeroes = List.copyOf(zeroes);
    forms = List.copyOf(forms);
  }

  /** The columns that are needed. */
  public List<String> columns() {
    return Stream.concat(
            spec.keys().stream(),
            spec.calls().stream().map(AggregateSpec.Call::column).filter(name -> name != null))
        .distinct()
        .toList();
  }
}
