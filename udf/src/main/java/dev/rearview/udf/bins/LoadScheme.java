package dev.rearview.udf.bins;

import dev.rearview.udf.UdfException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How rwcount spreads a flow over the bins that it spans, by the names and numbers of its {@code
 * --load-scheme}. A flow within one bin is there as a whole under each of them.
 */
enum LoadScheme {
  /** The same share to each bin. */
  BIN_UNIFORM {
    @Override
    void spread(FlowSpan flow, BinSink sink) {
      double share = 1.0 / flow.binCount();
      for (long bin = flow.firstBin(); bin <= flow.lastBin(); bin++) {
        sink.accept(flow.startMillis(bin), share, share);
      }
    }
  },
  /** All to the bin where it starts. */
  START_SPIKE {
    @Override
    void spread(FlowSpan flow, BinSink sink) {
      sink.accept(flow.startMillis(flow.firstBin()), 1, 1);
    }
  },
  /** All to the bin where it ends. */
  END_SPIKE {
    @Override
    void spread(FlowSpan flow, BinSink sink) {
      sink.accept(flow.startMillis(flow.lastBin()), 1, 1);
    }
  },
  /** All to the bin of its middle. */
  MIDDLE_SPIKE {
    @Override
    void spread(FlowSpan flow, BinSink sink) {
      sink.accept(flow.startMillis(flow.middleBin()), 1, 1);
    }
  },
  /** To each bin as much as the flow was active in it. */
  TIME_PROPORTIONAL {
    @Override
    void spread(FlowSpan flow, BinSink sink) {
      for (long bin = flow.firstBin(); bin <= flow.lastBin(); bin++) {
        double share = flow.activeShare(bin);
        sink.accept(flow.startMillis(bin), share, share);
      }
    }
  },
  /** The whole flow to every bin: an upper bound. */
  MAXIMUM_VOLUME {
    @Override
    void spread(FlowSpan flow, BinSink sink) {
      for (long bin = flow.firstBin(); bin <= flow.lastBin(); bin++) {
        sink.accept(flow.startMillis(bin), 1, 1);
      }
    }
  },
  /** Counted in every bin, its volume in none: a lower bound. */
  MINIMUM_VOLUME {
    @Override
    void spread(FlowSpan flow, BinSink sink) {
      for (long bin = flow.firstBin(); bin <= flow.lastBin(); bin++) {
        sink.accept(flow.startMillis(bin), 1, 0);
      }
    }
  };

  /** Hands the shares of a flow that spans several bins on, in the order of time. */
  abstract void spread(FlowSpan flow, BinSink sink);

  /** In SQL: SiLK's name, for example {@code time-proportional}. */
  String sqlName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * By SiLK's name in any case, or by its number.
   *
   * @throws UdfException if there is no such scheme
   */
  static LoadScheme parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    for (LoadScheme scheme : values()) {
      if (scheme.sqlName().equals(name) || String.valueOf(scheme.ordinal()).equals(name)) {
        return scheme;
      }
    }
    String names =
        Arrays.stream(values())
            .map(scheme -> scheme.sqlName() + " (" + scheme.ordinal() + ")")
            .collect(Collectors.joining(", "));
    throw new UdfException("'" + text + "' is no load scheme: expected one of " + names);
  }
}
