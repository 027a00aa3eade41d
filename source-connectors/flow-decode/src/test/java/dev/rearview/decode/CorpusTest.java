package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.problem.DecodeCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Other people's captures: each case is one collector run, and is held to what its origin asserts,
 * to every value that an independent decoder reads, and to the project's own facts. Where one of
 * these is wrong, {@code corpus-facts/deviations.tsv} tells who and why; a deviation that is listed
 * and does not occur is as wrong as one that occurs and is not listed.
 */
class CorpusTest {
  @TestFactory
  Stream<DynamicTest> everyCaseIsWhatItsOriginAnotherDecoderAndTheFactsSay() {
    assumeThere();
    return SharedCase.all().stream()
        .map(shared -> DynamicTest.dynamicTest(shared.name(), () -> check(shared)));
  }

  @Test
  void everyCaseHasItsFacts() {
    assumeThere();
    List<String> names = SharedCase.all().stream().map(SharedCase::name).toList();
    assertThat(names).hasSizeGreaterThan(90);
    assertThat(CorpusFacts.cases().keySet()).containsExactlyElementsOf(names);
  }

  private static void check(SharedCase shared) throws IOException {
    DecodedCase decoded = new DecodedCase(shared.inputs());
    DecodeCounters counters = decoded.counters();
    assertThat(counters.decoded() + counters.filtered() + counters.failed())
        .isEqualTo(counters.datagrams());
    assertThat(decoded.complaints()).isEmpty();

    CaseComparison comparison = new CaseComparison(shared, decoded);
    assertThat(comparison.differences())
        .as("who differs in what, in how many records; %s", comparison.examples())
        .isEqualTo(CorpusFacts.differences(shared.name()));
    assertThat(CorpusFacts.Case.of(decoded).toLine(shared.name()))
        .isEqualTo(CorpusFacts.cases().get(shared.name()).toLine(shared.name()));
    CorpusFacts.values().stream()
        .filter(fact -> fact.caseName().equals(shared.name()))
        .forEach(fact -> fact.check(decoded));
  }

  private static void assumeThere() {
    assumeTrue(
        Files.isDirectory(SharedCase.ROOT),
        "no captures at " + SharedCase.ROOT + ": set -Drearview.shared");
  }
}
