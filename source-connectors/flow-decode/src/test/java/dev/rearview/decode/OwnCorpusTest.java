package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.problem.DecodeCounters;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each case of the corpus against what stands beside it, line by line. {@code -Dgolden.update}
 * writes it anew: look at the difference against tshark before you commit it.
 */
class OwnCorpusTest {
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> everyCaseIsAsItWas() throws IOException {
    if (UPDATE) {
      for (Map.Entry<String, byte[]> made : MadeCases.all().entrySet()) {
        Path directory = Files.createDirectories(OwnCorpus.ROOT.resolve(made.getKey()));
        Files.write(directory.resolve(made.getKey() + ".pcap"), made.getValue());
      }
    }
    return OwnCorpus.cases().stream()
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  @Test
  void madeCasesAreWhatTheTestKitMakes() throws IOException {
    for (Map.Entry<String, byte[]> made : MadeCases.all().entrySet()) {
      Path file = OwnCorpus.ROOT.resolve(made.getKey()).resolve(made.getKey() + ".pcap");
      assertThat(Files.readAllBytes(file)).as(made.getKey()).isEqualTo(made.getValue());
    }
  }

  private static void check(Path directory) throws IOException {
    StringWriter out = new StringWriter();
    List<String> complaints = new ArrayList<>();
    DecodeRun run = new DecodeRun(new JsonLines(out), complaints);
    run.run(OwnCorpus.captures(directory));
    DecodeCounters counters = run.counters();
    assertThat(counters.datagrams()).isPositive();
    assertThat(counters.decoded() + counters.filtered() + counters.failed())
        .isEqualTo(counters.datagrams());
    assertThat(complaints).isEmpty();

    Path expected = directory.resolve("expected.jsonl");
    assumeTrue(UPDATE || Files.exists(expected), "nothing stands beside " + directory);
    if (UPDATE) {
      Files.writeString(expected, out.toString());
    }
    assertThat(out.toString().lines()).containsExactlyElementsOf(Files.readAllLines(expected));
  }
}
