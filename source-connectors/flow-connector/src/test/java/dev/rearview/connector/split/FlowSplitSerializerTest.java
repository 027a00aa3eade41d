package dev.rearview.connector.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.connector.GoldenBytes;
import dev.rearview.journal.JournalPosition;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowSplitSerializerTest {
  private final FlowSplitSerializer serializer = new FlowSplitSerializer();

  static Stream<FlowSplit> splits() {
    return Stream.of(
        JournalSplit.fresh("id", "p00", JournalPoint.LATEST, JournalPoint.NEVER),
        JournalSplit.fresh("id", "p00", JournalPoint.COMMITTED, JournalPoint.NEVER),
        JournalSplit.fresh("id", "p01", JournalPoint.timestamp(-5), JournalPoint.timestamp(9)),
        journalSplit(),
        CaptureSplit.fresh(List.of("a.pcap", "dir/b.pcapng")),
        captureSplit());
  }

  @ParameterizedTest
  @MethodSource("splits")
  void whatIsWrittenIsReadBack(FlowSplit split) throws IOException {
    FlowSplit read = serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
    assertThat(read).isEqualTo(split);
  }

  @Test
  void aJournalSplitOfVersion1IsReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("journal-split-v1.bin");
    assertThat(serializer.deserialize(1, golden)).isEqualTo(journalSplit(StateBytes.EMPTY));
  }

  @Test
  void aCaptureSplitOfVersion1IsReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("capture-split-v1.bin");
    assertThat(serializer.deserialize(1, golden)).isEqualTo(captureSplit(StateBytes.EMPTY));
  }

  @Test
  void aJournalSplitOfVersion2IsReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("journal-split-v2.bin", serializer.serialize(journalSplit()));
    assertThat(serializer.deserialize(2, golden)).isEqualTo(journalSplit());
  }

  @Test
  void aCaptureSplitOfVersion2IsReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("capture-split-v2.bin", serializer.serialize(captureSplit()));
    assertThat(serializer.deserialize(2, golden)).isEqualTo(captureSplit());
  }

  @Test
  void anUnknownVersionIsNamed() {
    assertThatThrownBy(() -> serializer.deserialize(7, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 7");
  }

  @Test
  void aLengthThatCannotBeIsNamedBeforeMemoryIsTaken() throws IOException {
    byte[] serialized = serializer.serialize(captureSplit());
    serialized[1] = 0x7f;
    assertThatThrownBy(() -> serializer.deserialize(2, serialized))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("paths");
  }

  private static JournalSplit journalSplit() {
    return journalSplit(StateBytes.of(new byte[] {4, 5}));
  }

  private static CaptureSplit captureSplit() {
    return captureSplit(StateBytes.of(new byte[] {8, 7, 6}));
  }

  private static JournalSplit journalSplit(StateBytes reportState) {
    return new JournalSplit(
        "5b2f6a1e-2f0e-4d53-8a3c-111111111111",
        "p03",
        JournalPoint.at(new JournalPosition(12, 3_456_789_012L)),
        JournalPoint.at(new JournalPosition(13, 24)),
        StateBytes.of(new byte[] {1, 2, 3}),
        reportState);
  }

  private static CaptureSplit captureSplit(StateBytes reportState) {
    return new CaptureSplit(
        List.of("a.pcap", "dir/b.pcapng"), 1, 4096, StateBytes.of(new byte[] {9}), reportState);
  }
}
