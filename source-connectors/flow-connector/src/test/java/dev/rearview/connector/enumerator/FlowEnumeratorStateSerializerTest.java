package dev.rearview.connector.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.connector.GoldenBytes;
import dev.rearview.connector.split.CaptureSplit;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalSplit;
import dev.rearview.journal.JournalPosition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowEnumeratorStateSerializerTest {
  private static final FlowEnumeratorState STATE =
      new FlowEnumeratorState(
          Set.of("id/p00", "id/p01"),
          true,
          List.of(
              JournalSplit.fresh("id", "p01", JournalPoint.EARLIEST, JournalPoint.NEVER),
              CaptureSplit.fresh(List.of("a.pcap"))),
          Map.of());

  private final FlowEnumeratorStateSerializer serializer = new FlowEnumeratorStateSerializer();

  @Test
  void stateOfVersion1IsReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("enumerator-state-v1-splits-v2.bin");
    assertThat(serializer.deserialize(1, golden)).usingRecursiveComparison().isEqualTo(STATE);
  }

  @Test
  void splitsOfVersion1AreReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("enumerator-state-v1.bin");
    assertThat(serializer.deserialize(1, golden)).usingRecursiveComparison().isEqualTo(STATE);
  }

  @Test
  void stateOfVersion2IsReadForEver() throws IOException {
    FlowEnumeratorState state =
        new FlowEnumeratorState(
            STATE.known(),
            false,
            STATE.unassigned(),
            Map.of("id/p02", JournalPoint.behind(new JournalPosition(7, 24))));
    byte[] golden = GoldenBytes.of("enumerator-state-v2.bin", serializer.serialize(state));
    assertThat(serializer.deserialize(2, golden)).usingRecursiveComparison().isEqualTo(state);
  }

  @Test
  void anUnknownVersionIsNamed() {
    assertThatThrownBy(() -> serializer.deserialize(3, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 3");
  }
}
