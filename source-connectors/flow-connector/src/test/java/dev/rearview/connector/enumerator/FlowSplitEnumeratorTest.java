package dev.rearview.connector.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.FlowSourceConfigs;
import dev.rearview.connector.split.CaptureSplit;
import dev.rearview.connector.split.FlowSplit;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalSplit;
import dev.rearview.journal.JournalPosition;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowSplitEnumeratorTest {
  private static final FlowSourceConfig LIVE =
      FlowSourceConfigs.journal("/journal", JournalPoint.LATEST, JournalPoint.NEVER);
  private static final FlowSourceConfig BOUNDED =
      FlowSourceConfigs.journal("/journal", JournalPoint.EARLIEST, JournalPoint.LATEST);

  @Test
  void partitionsAreSpreadOverTheReadersThatSeeThem() {
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(2);
    FlowSplitEnumerator enumerator = start(context, LIVE);
    register(context, enumerator, 0);
    register(context, enumerator, 1);
    enumerator.handleSourceEvent(0, sighting("a", "p00", "p01", "p02", "p03"));
    enumerator.handleSourceEvent(1, sighting("a", "p00", "p01", "p02", "p03"));

    assertThat(context.idsAssignedTo(0)).containsExactly("a/p00", "a/p02");
    assertThat(context.idsAssignedTo(1)).containsExactly("a/p01", "a/p03");
  }

  @Test
  void aPartitionGoesOnlyToAReaderBesideItsJournal() {
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(2);
    FlowSplitEnumerator enumerator = start(context, LIVE);
    register(context, enumerator, 0);
    register(context, enumerator, 1);
    enumerator.handleSourceEvent(0, sighting("a", "p00"));
    enumerator.handleSourceEvent(1, sighting("b", "p00", "p01"));

    assertThat(context.idsAssignedTo(0)).containsExactly("a/p00");
    assertThat(context.idsAssignedTo(1)).containsExactly("b/p00", "b/p01");
  }

  @Test
  void aPartitionThatAppearsLaterIsReadFromItsBeginning() {
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(1);
    FlowSplitEnumerator enumerator = start(context, LIVE);
    register(context, enumerator, 0);
    enumerator.handleSourceEvent(0, sighting("a", "p00"));
    enumerator.handleSourceEvent(0, sighting("a", "p00", "p01"));

    assertThat(context.assigned.get(0))
        .extracting(split -> ((JournalSplit) split).start())
        .containsExactly(JournalPoint.LATEST, JournalPoint.EARLIEST);
  }

  @Test
  void boundedReadersAreToldOfTheEndOnceAllHaveReported() {
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(2);
    FlowSplitEnumerator enumerator = start(context, BOUNDED);
    register(context, enumerator, 0);
    register(context, enumerator, 1);
    enumerator.handleSourceEvent(0, sighting("a", "p00"));
    assertThat(context.finished).isEmpty();
    enumerator.handleSourceEvent(1, sighting("a", "p00"));
    assertThat(context.finished).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void aSplitThatComesBackIsAssignedAgainFromItsPosition() {
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(1);
    FlowSplitEnumerator enumerator = start(context, LIVE);
    register(context, enumerator, 0);
    enumerator.handleSourceEvent(0, sighting("a", "p00"));
    List<FlowSplit> held = List.copyOf(context.assigned.get(0));
    context.unregister(0);
    enumerator.addSplitsBack(held, 0);
    assertThat(enumerator.snapshotState(1).unassigned()).isEqualTo(held);

    register(context, enumerator, 0);
    enumerator.handleSourceEvent(0, sighting("a", "p00"));
    assertThat(context.assigned.get(0)).isEqualTo(held);
  }

  @Test
  void restoredSplitsMoveToTheReaderBesideTheirJournal() {
    FlowSplit ofA = restored("a", 7);
    FlowSplit ofB = restored("b", 9);
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(2);
    FlowSplitEnumerator enumerator = start(context, LIVE);
    context.register(0, ofB);
    enumerator.addReader(0);
    context.register(1, ofA);
    enumerator.addReader(1);
    enumerator.handleSourceEvent(0, sighting("a", "p00"));
    enumerator.handleSourceEvent(1, sighting("b", "p00"));

    assertThat(context.assigned.get(0)).containsExactly(ofA);
    assertThat(context.assigned.get(1)).containsExactly(ofB);
  }

  @Test
  void afterAFailureNoSplitIsGivenAwayThatAReaderMayBringBack() {
    FlowSplit first = restored("a", 7);
    FlowSplit second =
        JournalSplit.fresh(
            "a", "p01", JournalPoint.at(new JournalPosition(1, 9)), JournalPoint.NEVER);
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(2);
    FlowSplitEnumerator enumerator = start(context, LIVE);
    for (int reader = 0; reader < 2; reader++) {
      register(context, enumerator, reader);
      enumerator.handleSourceEvent(reader, sighting("a", "p00", "p01"));
    }
    context.assigned.clear();

    context.unregister(0);
    context.unregister(1);
    enumerator.addSplitsBack(List.of(), 0);
    enumerator.addSplitsBack(List.of(second), 1);
    context.register(1, second);
    enumerator.addReader(1);
    enumerator.handleSourceEvent(1, sighting("a", "p00", "p01"));
    assertThat(context.assigned).isEmpty();
    context.register(0, first);
    enumerator.addReader(0);
    enumerator.handleSourceEvent(0, sighting("a", "p00", "p01"));

    assertThat(context.assigned.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void afterAFailureCapturesWaitForTheReaderThatMayBringThemBack() {
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(2);
    FlowSplitEnumerator enumerator = start(context, FlowSourceConfigs.captures("one.pcap"));
    register(context, enumerator, 0);
    register(context, enumerator, 1);
    List<FlowSplit> held = List.copyOf(context.assigned.get(0));
    context.assigned.clear();

    context.unregister(0);
    enumerator.addSplitsBack(held, 0);
    assertThat(context.assigned).isEmpty();
    context.register(0, held.get(0));
    enumerator.addReader(0);

    assertThat(context.assigned.values().stream().flatMap(List::stream)).isEqualTo(held);
  }

  @Test
  void capturesGoToOneReaderInOnePiece() {
    ScriptedEnumeratorContext context = new ScriptedEnumeratorContext(2);
    FlowSplitEnumerator enumerator =
        start(context, FlowSourceConfigs.captures("one.pcap", "two.pcap"));
    register(context, enumerator, 0);
    register(context, enumerator, 1);

    assertThat(context.assigned.get(0))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(CaptureSplit.fresh(List.of("one.pcap", "two.pcap")));
    assertThat(context.assigned).doesNotContainKey(1);
    assertThat(context.finished).containsExactlyInAnyOrder(0, 1);
  }

  private static FlowSplitEnumerator start(
      ScriptedEnumeratorContext context, FlowSourceConfig config) {
    FlowSplitEnumerator enumerator =
        new FlowSplitEnumerator(context, config, FlowEnumeratorState.initial());
    enumerator.start();
    return enumerator;
  }

  private static void register(
      ScriptedEnumeratorContext context, FlowSplitEnumerator enumerator, int subtask) {
    context.register(subtask);
    enumerator.addReader(subtask);
  }

  private static JournalSightingEvent sighting(String journalId, String... partitions) {
    return new JournalSightingEvent(journalId, List.of(partitions));
  }

  private static FlowSplit restored(String journalId, long offset) {
    return JournalSplit.fresh(
        journalId, "p00", JournalPoint.at(new JournalPosition(1, offset)), JournalPoint.NEVER);
  }
}
