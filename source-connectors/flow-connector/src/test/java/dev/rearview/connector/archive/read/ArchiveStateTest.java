package dev.rearview.connector.archive.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.JournalPlace;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.connector.GoldenBytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveStateTest {
  private static final FileEntry FILE =
      new FileEntry(
          "day=2026-03-01/hour=12/part-7.parquet",
          1234,
          56_789,
          new MillisRange(1_772_366_400_000L, 1_772_366_460_000L),
          new MillisRange(1_772_366_300_000L, 1_772_366_459_000L),
          MillisRange.NONE,
          3,
          1234,
          true);

  private static final ArchiveSplit SPLIT =
      new ArchiveSplit(
          "archive-9", List.of(FilePart.whole(FILE), new FilePart(FILE, 1, 4)), 1, 4096);

  private static final ArchiveEnumeratorState STATE =
      new ArchiveEnumeratorState(
          42,
          List.of(new FilePart(FILE, 2, 4), new FilePart(FILE, 3, 4)),
          List.of(SPLIT),
          10,
          Map.of("id/p00", new JournalPlace(7, 4096)));

  private final ArchiveSplitSerializer splits = new ArchiveSplitSerializer();
  private final ArchiveEnumeratorStateSerializer states = new ArchiveEnumeratorStateSerializer();

  @Test
  void aSplitOfVersion1IsReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("archive-split-v1.bin", splits.serialize(SPLIT));
    assertThat(splits.deserialize(1, golden)).isEqualTo(SPLIT);
  }

  @Test
  void theStateOfTheEnumeratorOfVersion1IsReadForEver() throws IOException {
    byte[] golden = GoldenBytes.of("archive-enumerator-state-v1.bin", states.serialize(STATE));
    assertThat(states.deserialize(1, golden)).isEqualTo(STATE);
  }

  @Test
  void anUnknownVersionIsNamed() {
    assertThatThrownBy(() -> splits.deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> states.deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void aNumberThatCannotBeIsNamedBeforeMemoryIsTaken() throws IOException {
    byte[] serialized = splits.serialize(SPLIT);
    serialized[2 + "archive-9".length()] = 0x7f;
    assertThatThrownBy(() -> splits.deserialize(1, serialized))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("parts of files");
  }
}
