package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final String JOB = "GET /jobs/j";
  private static final String METRICS = "GET /jobs/j/vertices/v/subtasks/metrics";

  @TempDir private Path directory;
  private final FakeFlink gateway = new FakeFlink();
  private final FakeFlink jobManager = new FakeFlink();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream warned = new ByteArrayOutputStream();
  private Path capture;

  @BeforeEach
  void prepare() throws IOException {
    capture =
        Files.write(
            directory.resolve("it's.pcap"),
            HexFormat.of().parseHex("a1b2c3d4" + "00".repeat(19) + "01"));
    Files.writeString(
        directory.resolve("rearview.properties"),
        "gateway.port="
            + gateway.port()
            + "\nflink.rest.port="
            + jobManager.port()
            + "\nports.offset=0\n");
    String operation = "/v3/sessions/s/operations/ok";
    gateway
        .withSession("s")
        .forget("GET " + operation + "/result/0?rowFormat=JSON")
        .on("GET " + operation + "/result/0?rowFormat=JSON", FakeFlink.page("EOS", "j", "", null));
  }

  @AfterEach
  void stop() {
    gateway.close();
    jobManager.close();
  }

  @Test
  void totalsAreThoseOfTheReader() throws IOException {
    jobThat("RUNNING", 10)
        .jobThatEnds("FINISHED", 30)
        .withReport(
            "\"datagrams\": 2, \"decoded\": 1, \"failed\": 1, \"records\": 30,"
                + " \"optionsRecords\": 4, \"packetsSkipped\": 5",
            "\"truncated_header\": 1");

    replay(false);

    assertThat(output())
        .contains(
            "100 %",
            "30 flows archived",
            "4 options records archived",
            "5 packets passed over",
            "2 datagrams: 1 decoded, 0 filtered, 1 failed",
            "1 × truncated_header")
        .doesNotContain("counter samples", "missing");
    assertThat(gateway.requests())
        .anyMatch(request -> request.contains("'captures' = '" + quoted(capture) + "'"));
  }

  @Test
  void aCaptureThatEndsInItsLastRecordIsReplayedWithAWarning() throws IOException {
    jobThatEnds("FINISHED", 1)
        .withReport("\"datagrams\": 1, \"records\": 1, \"cutShort\": {\"0\": 17}", "");

    replay(false);

    assertThat(output()).contains("1 flows archived").doesNotContain("warning");
    assertThat(warned.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "warning: "
                + capture
                + " is cut short in its last record: the last 17 bytes of it were left out\n");
  }

  @Test
  void withoutAReportOnlyFlowsAreCounted() {
    jobThat("RUNNING", 10).jobThatEnds("FINISHED", 30);

    replay(false);

    assertThat(output())
        .contains("30 flows archived", "the reader left no report")
        .doesNotContain("decoded");
  }

  @Test
  void secondReplayIsRefusedUnlessAsked() throws IOException {
    jobThatEnds("FINISHED", 30);
    replay(false);
    capture = Files.copy(capture, directory.resolve("copy.pcap"));

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> replay(false))
        .withMessageContainingAll("copy.pcap was replayed on", "it's.pcap", "--again");
    replay(true);
    assertThat(directory.resolve("run/replayed.tsv")).content().hasLineCount(2);
  }

  @Test
  void failedReplayIsNotWrittenDown() {
    jobThatEnds("FAILED", 3);
    jobManager.on(
        JOB + "/exceptions?maxExceptions=1",
        """
        {"exceptionHistory": {"entries": [{"stacktrace":
        "x\\n\\tat y\\nCaused by: java.io.IOException: a.pcap: not a capture\\n\\tat z"}]}}""");

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> replay(false))
        .withMessage("the replay failed, nothing was archived: IOException: a.pcap: not a capture");
    assertThat(directory.resolve("run/replayed.tsv")).doesNotExist();
  }

  @Test
  void replayWithoutAFlowFailsAndCanBeTriedAgain() {
    jobThatEnds("FINISHED", 0);

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> replay(false))
        .withMessageStartingWith("nothing was archived: no flow was found in " + directory);
    assertThat(output()).contains("0 of", "0 flows archived").doesNotContain("MiB");
    assertThat(directory.resolve("run/replayed.tsv")).doesNotExist();
  }

  @Test
  void replayOfNothingButBrokenDatagramsFailsAndIsNotRepeated() throws IOException {
    jobThatEnds("FINISHED", 0)
        .withReport("\"datagrams\": 3, \"failed\": 3, \"records\": 0", "\"unknown_version\": 3");

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> replay(false))
        .withMessageStartingWith("no flow was found in " + directory);
    assertThat(output()).contains("3 × unknown_version");
    assertThat(directory.resolve("run/replayed.tsv")).content().hasLineCount(1);
  }

  @Test
  void unreadableFileStartsNothing() {
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> replay(false, capture, directory.resolve("nothing.pcap")))
        .withMessageEndingWith("nothing.pcap does not exist");
    assertThat(gateway.requests()).isEmpty();
  }

  private void replay(boolean again) {
    replay(again, capture);
  }

  private void replay(boolean again, Path... files) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(warned, true, StandardCharsets.UTF_8);
    new Replay(Instance.open(directory), out, err, false).run(List.of(files), again);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }

  private ReplayTest jobThat(String state, long recordsRead) {
    jobManager.on(
        JOB,
        """
        {"state": "%s", "vertices": [{"id": "v", "metrics": {"read-records": %d}}]}"""
            .formatted(state, recordsRead));
    return this;
  }

  private ReplayTest jobThatEnds(String state, long recordsRead) {
    jobThat(state, recordsRead);
    jobManager.on(METRICS, "[{\"id\": \"0.Source__flow.numRecordsOut\"}]");
    return this;
  }

  /** What the reader of the captures would have written. */
  private ReplayTest withReport(String counts, String problems) throws IOException {
    FakeFlink.Action write =
        () ->
            Files.writeString(
                Files.createDirectories(directory.resolve("tmp"))
                    .resolve("replay-" + ProcessHandle.current().pid() + ".json"),
                "{" + counts + ", \"problems\": {" + problems + "}}");
    jobManager.before(JOB, write);
    return this;
  }
}
