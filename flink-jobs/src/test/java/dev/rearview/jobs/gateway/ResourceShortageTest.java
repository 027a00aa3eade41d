package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceShortageTest {
  private final FakeFlink jobManager = new FakeFlink();

  @AfterEach
  void stop() {
    jobManager.close();
  }

  private ResourceShortage shortage(int free) {
    jobManager
        .on("GET /overview", "{\"slots-total\": 8, \"slots-available\": " + free + "}")
        .on("GET /taskmanagers", "{\"taskmanagers\": [{\"id\": \"t\"}]}")
        .on(
            "GET /taskmanagers/t",
            "{\"allocatedSlots\": [{\"jobId\": \"a\"}, {\"jobId\": \"q\"}, {\"jobId\": \"q\"}]}")
        .on(
            "GET /jobs/overview",
            """
            {"jobs": [{"jid": "a", "name": "archive", "state": "RUNNING"},
            {"jid": "q", "name": "query: SELECT 1", "state": "RUNNING"},
            {"jid": "old", "name": "query: SELECT 2", "state": "FINISHED"}]}""");
    return new ResourceShortage(JsonHttp.onLocalPort(jobManager.port()));
  }

  @Test
  void withoutSlotsTheJobsThatHaveThemAreNamedAndTheSettingToo() {
    assertThat(shortage(0).explain("Could not acquire the minimum required resources."))
        .isEqualTo(
            """
            all 8 slots are in use; there run:
              1 slot:  archive (a)
              2 slots: query: SELECT 1 (q)
            Stop one (Ctrl-C where it was started, or ./rearview query "STOP JOB 'ID'"), or set \
            flink.taskmanager.slots higher in rearview.properties and run ./rearview down and up""");
  }

  @Test
  void fewerSlotsThanAreNeededIsNotAllOfThem() {
    assertThat(
            shortage(1)
                .explain(
                    "NoResourceAvailableException: Could not acquire the minimum required resources."))
        .startsWith("1 of 8 slots are free, and this needs more; there run:\n  1 slot:  archive");
  }

  @Test
  void withoutATaskManagerThereAreNoSlotsThatSomebodyUses() {
    jobManager.on(
        "GET /overview", "{\"taskmanagers\": 0, \"slots-total\": 0, \"slots-available\": 0}");
    assertThat(shortage(0).explain("Could not acquire the minimum required resources."))
        .isEqualTo("no TaskManager is running: ./rearview up starts it again");
  }

  @Test
  void withoutNetworkBuffersTheMemoryIsNamed() {
    assertThat(
            shortage(5)
                .explain(
                    "IOException: Insufficient number of network buffers: required 5, but only 2"))
        .startsWith("the TaskManager has no network buffers left for this; there run:\n")
        .contains("or set flink.memory.taskmanager higher");
  }

  @Test
  void anyOtherErrorStaysAsItIs() {
    assertThat(shortage(0).explain("Column 'foo' not found")).isEqualTo("Column 'foo' not found");
    assertThat(jobManager.requests()).isEmpty();
  }

  @Test
  void aJobManagerThatIsGoneLeavesFlinksWords() {
    String words = "Could not acquire the minimum required resources.";
    assertThat(new ResourceShortage(JsonHttp.onLocalPort(jobManager.port())).explain(words))
        .isEqualTo(words);
  }

  @Test
  void theGatewaysErrorIsExplained(@TempDir Path directory) throws IOException {
    shortage(0);
    try (FakeFlink gateway = new FakeFlink()) {
      gateway.on(
          "POST /v3/sessions",
          500,
          "{\"errors\": [\"x\\nCaused by: org.apache.flink.runtime.jobmanager.scheduler."
              + "NoResourceAvailableException: Could not acquire the minimum required"
              + " resources.\\n\\tat y\"]}");
      Files.writeString(
          directory.resolve("rearview.properties"),
          "gateway.port=%d\nflink.rest.port=%d\nports.offset=0\n"
              .formatted(gateway.port(), jobManager.port()));
      GatewayClient client = GatewayClient.of(Instance.open(directory));
      assertThatExceptionOfType(RearviewException.class)
          .isThrownBy(() -> client.openSession(Map.of()))
          .withMessageStartingWith(
              "SQL: all 8 slots are in use; there run:\n  1 slot:  archive (a)");
    }
  }
}
