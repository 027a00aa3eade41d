package dev.rearview.decode;

import dev.rearview.decode.DatagramSequence.Piece;
import dev.rearview.testkit.netflow.TemplateTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Flips, cuts, repeats and reorders what exporters sent, template state included. */
class HostileSequenceTest {
  private static final Path REGRESSIONS = Path.of("src/test/resources/fuzz-regressions");
  private static final List<List<Piece>> GOOD = good();

  private static List<List<Piece>> good() {
    List<List<Piece>> all = new ArrayList<>();
    for (Path directory : OwnCorpus.cases()) {
      all.add(DatagramSequence.of(OwnCorpus.captures(directory)));
    }
    Instant time = Instant.ofEpochSecond(1_700_000_000);
    all.add(
        new TemplateTraffic(3)
            .ipv6Every(3).templatesEvery(3).netFlow9(30, 4, time).stream()
                .map(payload -> new Piece(0, payload))
                .toList());
    return all;
  }

  @TestFactory
  Stream<DynamicTest> whatOnceWentWrong() {
    return OwnCorpus.files(REGRESSIONS, "").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> SequenceCheck.check(DatagramSequence.parse(Files.readAllBytes(file)))));
  }

  @TestFactory
  Stream<DynamicTest> whatExportersSentHoldsAsItIs() {
    return OwnCorpus.cases().stream()
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path.getFileName().toString(),
                    () -> SequenceCheck.check(DatagramSequence.of(OwnCorpus.captures(path)))));
  }

  @Property(tries = 400)
  void damagedAndReordered(@ForAll long seed) {
    Random random = new Random(seed);
    List<Piece> pieces = new ArrayList<>(GOOD.get(random.nextInt(GOOD.size())));
    pieces.addAll(GOOD.get(random.nextInt(GOOD.size())));
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(pieces.size());
      Piece piece = pieces.get(at);
      switch (random.nextInt(6)) {
        case 0 -> pieces.add(random.nextInt(pieces.size()), piece);
        case 1 -> pieces.add(random.nextInt(pieces.size()), pieces.remove(at));
        case 2 -> pieces.set(at, new Piece(random.nextInt(256), piece.payload()));
        case 3 ->
            pieces.set(
                at,
                new Piece(
                    piece.control(),
                    Arrays.copyOf(piece.payload(), random.nextInt(piece.payload().length + 1))));
        default -> pieces.set(at, new Piece(piece.control(), flipped(piece.payload(), random)));
      }
    }
    SequenceCheck.check(pieces);
  }

  private static byte[] flipped(byte[] payload, Random random) {
    byte[] bytes = payload.clone();
    for (int i = random.nextInt(8); i >= 0 && bytes.length > 0; i--) {
      // Templates and headers stand in front, so damage there reaches furthest.
      int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(64, bytes.length));
      bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
    }
    return bytes;
  }
}
