package dev.rearview.connector.archive.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.predicate.Predicate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingPartsTest {
  private static final long MIB = 1 << 20;

  @TempDir Path directory;

  @Test
  void filesAreHandedOutInOrderOfTimeSmallOnesTogether() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("c", 3), file("a", 1), file("b", 2)), 4 * MIB);

    assertThat(paths(pending.take(3 * MIB))).containsExactly("a", "b");
    assertThat(paths(pending.take(3 * MIB))).containsExactly("c");
    assertThat(pending.take(3 * MIB)).isEmpty();
  }

  @Test
  void aLargeFileIsHandedOutInParts() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("big", 1, 100 * MIB, 5 << 20)), 20 * MIB);

    List<FilePart> parts = drain(pending, 20 * MIB);
    assertThat(parts).hasSize(5).allMatch(part -> part.parts() == 5);
    assertThat(parts.stream().mapToInt(part -> part.endRowGroup(7) - part.firstRowGroup(7)).sum())
        .isEqualTo(7);
  }

  @Test
  void whatACommitAddsComesAfterAllElse() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("b", 2)), MIB);
    pending.apply(change("archive", List.of(file("a", 1)), Set.of()), MIB);

    assertThat(drain(pending, MIB))
        .extracting(part -> part.file().path())
        .containsExactly("b", "a");
  }

  @Test
  void aCompactionOfFilesThatNobodyReadTakesTheirPlace() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("a", 1), file("b", 2), file("c", 3)), MIB);
    pending.apply(change("compact", List.of(file("ab", 1)), Set.of("a", "b")), MIB);

    assertThat(drain(pending, MIB))
        .extracting(part -> part.file().path())
        .containsExactly("ab", "c");
  }

  @Test
  void ofACompactionOfFilesThatWereReadInPartTheOthersAreReadAsTheyWere() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("a", 1), file("b", 2)), MIB);
    assertThat(paths(pending.take(MIB))).containsExactly("a");
    pending.apply(change("compact", List.of(file("ab", 1)), Set.of("a", "b")), MIB);

    assertThat(drain(pending, MIB)).extracting(part -> part.file().path()).containsExactly("b");
  }

  @Test
  void aFileOfWhichAPartWasReadIsReadToItsEnd() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("big", 1, 100 * MIB, 5 << 20)), 20 * MIB);
    pending.take(20 * MIB);
    pending.apply(change("compact", List.of(file("new", 1)), Set.of("big")), 20 * MIB);

    assertThat(drain(pending, 20 * MIB))
        .hasSize(4)
        .allMatch(part -> part.file().path().equals("big"));
  }

  @Test
  void aCompactionOfCompactedFilesTakesTheirPlaceToo() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("a", 1), file("b", 2)), MIB);
    pending.apply(change("compact", List.of(file("ab", 1)), Set.of("a", "b")), MIB);
    pending.apply(change("compact", List.of(file("again", 1)), Set.of("ab")), MIB);

    assertThat(drain(pending, MIB)).extracting(part -> part.file().path()).containsExactly("again");
  }

  @Test
  void whatRetentionRemovesIsNotRead() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("a", 1), file("b", 2)), MIB);
    pending.apply(change("expire", List.of(), Set.of("a")), MIB);

    assertThat(drain(pending, MIB)).extracting(part -> part.file().path()).containsExactly("b");
  }

  @Test
  void filesWithoutAWantedRowArePassedOverButAreThereUntilThen() {
    PendingParts pending =
        pending(
            new Predicate.Compare("received_time", Predicate.Comparison.GREATER_OR_EQUAL, 2000L));
    pending.add(List.of(file("a", 1), file("b", 2), file("c", 3)), MIB);
    assertThat(pending.wantedFiles()).isEqualTo(2);
    pending.apply(change("compact", List.of(file("ab", 1, MIB, 10)), Set.of("a", "b")), MIB);

    assertThat(drain(pending, MIB)).extracting(part -> part.file().path()).containsExactly("c");
  }

  @Test
  void whatWasHereIsHereAfterAFailure() {
    PendingParts pending = pending(null);
    pending.add(List.of(file("a", 1), file("b", 2)), MIB);
    pending.take(MIB);
    PendingParts restored = pending(null);
    restored.restore(pending.all());

    assertThat(drain(restored, MIB)).isEqualTo(drain(pending, MIB)).hasSize(1);
  }

  private PendingParts pending(Predicate predicate) {
    return new PendingParts(predicate, AddressIndex.at(directory), FileEntry::bytes);
  }

  private static List<FilePart> drain(PendingParts pending, long bytes) {
    List<FilePart> parts = new ArrayList<>();
    for (var taken = pending.take(bytes); taken.isPresent(); taken = pending.take(bytes)) {
      parts.addAll(taken.get());
    }
    return parts;
  }

  private static List<String> paths(Optional<List<FilePart>> parts) {
    return parts.orElseThrow().stream().map(part -> part.file().path()).toList();
  }

  private static Change change(String reason, List<FileEntry> added, Set<String> removed) {
    return new Change(reason, added, removed, Map.of());
  }

  static FileEntry file(String path, int second) {
    return file(path, second, MIB, 10);
  }

  private static FileEntry file(String path, int second, long bytes, long rows) {
    return new FileEntry(
        path,
        rows,
        bytes,
        new MillisRange(second * 1000L, second * 1000L + 500),
        MillisRange.NONE,
        MillisRange.NONE,
        rows,
        rows,
        false);
  }
}
