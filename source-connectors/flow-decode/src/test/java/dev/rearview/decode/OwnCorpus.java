package dev.rearview.decode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The captures that the project carries: recorded from exporters, or made by the test kit. */
final class OwnCorpus {
  static final Path ROOT = Path.of("../flow-codec/src/test/resources/corpus");

  private static final byte[] NETFLOW9 = {0, 9, 0, 0};
  private static final byte[] IPFIX = {0, 10, 0, 4};
  private static final byte[] SFLOW5 = {0, 0, 0, 5};

  private OwnCorpus() {}

  /** The directories of all cases. */
  static List<Path> cases() {
    return files(ROOT, "");
  }

  /** Skips, visibly, what a build does not decode, by the name of a case or of its protocol. */
  static void assumeDecoded(String caseName) {
    assumeTrue(decodes(caseName), "this build does not decode the protocol of " + caseName);
  }

  /** Whether this build decodes what has that name: v9, IPFIX and sFlow may be missing. */
  static boolean decodes(String caseName) {
    boolean needsTemplates = caseName.contains("v9") || caseName.contains("ipfix");
    boolean needsSamples = caseName.startsWith("sfl") || caseName.startsWith("sfp");
    return (!needsTemplates || decodesTemplates()) && (!needsSamples || decodes(SFLOW5));
  }

  /** Whether this build's decoder knows NetFlow v9 and IPFIX. */
  static boolean decodesTemplates() {
    return decodes(NETFLOW9) && decodes(IPFIX);
  }

  private static boolean decodes(byte[] firstBytes) {
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    Datagram datagram = new Datagram().payload(firstBytes, 0, firstBytes.length);
    decoder.decode(datagram, record -> {});
    return decoder.report().count(DecodeProblem.UNKNOWN_VERSION) == 0;
  }

  /** Whether the case is one of sFlow. */
  static boolean isSflow(String caseName) {
    return caseName.startsWith("made-sflow") || caseName.startsWith("sfprobe");
  }

  /** The captures of a case, in their order. */
  static List<Input> captures(Path directory) {
    return files(directory, ".pcap").stream()
        .map(file -> new Input(file.getFileName().toString(), file))
        .toList();
  }

  /** The files of a directory whose names end with {@code end}, in order. */
  static List<Path> files(Path directory, String end) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(path -> path.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
