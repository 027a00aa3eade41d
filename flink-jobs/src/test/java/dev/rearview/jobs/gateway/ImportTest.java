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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports, and metering, against a scripted Flink. */
class ImportTest {
  @TempDir private Path directory;
  private final FakeFlink gateway = new FakeFlink();
  private final FakeFlink jobManager = new FakeFlink();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    file = Files.writeString(directory.resolve("a.csv"), "end_time\n2026-01-31T10:00:00Z\n");
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
  void theJobIsGivenTheFilesAndTheReportOfItsReaderIsShown() throws IOException {
    jobThatEnds("FINISHED", 1);
    report(
        "import",
        """
        {"flows": 1, "packets": 0, "octets": 0, "first": "2026-01-31T10:00:00Z",
        "last": "2026-01-31T10:00:01Z", "unknown": ["rack", "row"]}""");

    importFile(false);

    assertThat(output())
        .contains(
            "100 %",
            "1 flows archived",
            "received from 2026-01-31T10:00:00Z to 2026-01-31T10:00:01Z",
            "kept in extra: rack, row");
    assertThat(gateway.requests())
        .anyMatch(
            request ->
                request.contains("'files' = '" + file.toAbsolutePath() + "'")
                    && request.contains("'exporter' = '192.0.2.1'")
                    && request.contains("'collector-port' = '2055'"));
  }

  @Test
  void whatWasImportedOnceIsRefusedUnderAnyName() throws IOException {
    jobThatEnds("FINISHED", 1);
    importFile(false);
    file = Files.copy(file, directory.resolve("copy.csv"));

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> importFile(false))
        .withMessageContainingAll("copy.csv was imported on", "a.csv", "--again");
    importFile(true);
    assertThat(directory.resolve("run/imported.tsv")).content().hasLineCount(2);
  }

  @Test
  void anImportThatFailsIsNotWrittenDown() {
    jobThatEnds("FAILED", 0);
    jobManager.on(
        "GET /jobs/j/exceptions?maxExceptions=1",
        """
        {"exceptionHistory": {"entries": [{"stacktrace":
        "x\\n\\tat y\\nCaused by: java.io.IOException: a.csv, line 2: no\\n\\tat z"}]}}""");

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> importFile(false))
        .withMessage("the import failed, nothing was archived: IOException: a.csv, line 2: no");
    assertThat(directory.resolve("run/imported.tsv")).doesNotExist();
  }

  @Test
  void meteringCountsPacketsAndTellsTheTimeouts() throws IOException {
    jobThatEnds("FINISHED", 9);
    report(
        "metering",
        "{\"packets\": 9, \"octets\": 900, \"skipped\": 2, \"cutShort\": {\"0\": 1234}}");
    ByteArrayOutputStream warned = new ByteArrayOutputStream();

    new Metering(
            Instance.open(directory),
            new PrintStream(printed, true),
            new PrintStream(warned, true),
            false)
        .run(List.of(file), "192.0.2.1", Duration.ofSeconds(15), Duration.ofSeconds(60), false);

    assertThat(output()).contains("9 packets", "9 packets of 900 bytes metered; 2 passed over");
    assertThat(gateway.requests())
        .anyMatch(
            request ->
                request.contains("'meter.idle-timeout' = '15000 ms'")
                    && request.contains("'meter.active-timeout' = '60000 ms'"));
    assertThat(warned.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "warning: "
                + file
                + " is cut short in its last record: the last 1,234 bytes of it were left out\n");
    assertThat(directory.resolve("run/metered.tsv")).content().hasLineCount(1);
  }

  private void report(String name, String json) throws IOException {
    Instance instance = Instance.open(directory);
    Files.createDirectories(instance.tmp());
    Path report = instance.tmp().resolve(name + "-" + ProcessHandle.current().pid() + ".json");
    // The reader writes it while the job runs: behind the run's own clearing up.
    jobManager.before("GET /jobs/j", () -> Files.writeString(report, json));
  }

  private void jobThatEnds(String state, long records) {
    jobManager.on(
        "GET /jobs/j",
        """
        {"state": "%s", "vertices": [
        {"id": "v", "name": "Source: flows of files", "metrics": {"read-records": %d}}]}"""
            .formatted(state, records));
    jobManager.on("GET /jobs/j/vertices/v/subtasks/metrics", "[]");
  }

  private void importFile(boolean again) {
    new Import(Instance.open(directory), new PrintStream(printed, true), false)
        .run(List.of(file), "192.0.2.1", 2055, again);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
