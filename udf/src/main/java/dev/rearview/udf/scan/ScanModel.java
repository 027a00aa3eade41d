package dev.rearview.udf.scan;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.scan.Verdict.Kind;
import dev.rearview.udf.scan.Verdict.Model;
import java.util.List;
import java.util.Locale;

/** Which models are asked: rwscan's {@code --scan-model}. */
enum ScanModel {
  /** The random walk of TCP, and where it does not decide the regression. */
  HYBRID,
  /** The random walk, of TCP alone. */
  TRW,
  /** The regression. */
  BLR;

  /**
   * By its name in any case, or by rwscan's number.
   *
   * @throws UdfException if there is no such model
   */
  static ScanModel parse(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    for (ScanModel model : values()) {
      if (model.name().equals(name) || String.valueOf(model.ordinal()).equals(name)) {
        return model;
      }
    }
    throw new UdfException(
        "'" + text + "' is no scan model: expected hybrid (0), trw (1) or blr (2)");
  }

  /** Of flows in the order {@link ScanFlow#BY_DESTINATION}. */
  Verdict verdict(RandomWalk walk, ScanProtocol protocol, List<ScanFlow> flows) {
    Verdict walked =
        this != BLR && protocol == ScanProtocol.TCP
            ? walk.verdict(flows)
            : new Verdict(Kind.UNKNOWN, Model.TRW, 0);
    boolean undecided = walked.kind() == Kind.UNKNOWN || walked.kind() == Kind.BENIGN;
    if (this == TRW || !undecided) {
      return walked;
    }
    Verdict regressed = Regression.verdict(protocol, flows);
    boolean benignStays = walked.kind() == Kind.BENIGN && regressed.kind() != Kind.SCAN;
    return benignStays ? walked : regressed;
  }
}
