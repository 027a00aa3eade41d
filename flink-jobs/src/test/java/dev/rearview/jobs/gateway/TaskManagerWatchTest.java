package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TaskManagerWatchTest {
  private static final String NONE = "{\"taskmanagers\": 0, \"slots-total\": 0}";
  private static final String ONE = "{\"taskmanagers\": 1, \"slots-total\": 8}";

  private final FakeFlink flink = new FakeFlink();
  private long nanos = Long.MAX_VALUE - 1;

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void aTaskManagerThatIsGoneForTenSecondsEndsTheWait() {
    flink.on("GET /overview", NONE);
    TaskManagerWatch watch = watch();

    assertThatCode(() -> looks(watch, 10)).doesNotThrowAnyException();
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> looks(watch, 1))
        .withMessage("no TaskManager is running: ./rearview up starts it again");
  }

  @Test
  void oneThatComesBackHasItsTenSecondsAgain() {
    for (int i = 0; i < 9; i++) {
      flink.on("GET /overview", NONE);
    }
    flink.on("GET /overview", ONE).on("GET /overview", NONE);
    TaskManagerWatch watch = watch();

    assertThatCode(() -> looks(watch, 20)).doesNotThrowAnyException();
    assertThatExceptionOfType(RearviewException.class).isThrownBy(() -> looks(watch, 1));
  }

  @Test
  void anAnswerWithinASecondAsksNobody() {
    TaskManagerWatch watch = watch();
    nanos += Duration.ofMillis(999).toNanos();
    watch.look();

    assertThat(flink.requests()).isEmpty();
  }

  @Test
  void aJobManagerThatSaysNothingOfThemEndsNothing() {
    flink.on("GET /overview", 503, "{\"errors\": [\"starting\"]}");

    assertThatCode(() -> looks(watch(), 30)).doesNotThrowAnyException();
  }

  @Test
  @Timeout(60)
  void aQueryThatNobodyWorksOnFailsAndIsClosed(@TempDir Path directory) throws IOException {
    String operation = "/v3/sessions/s/operations/q";
    String nothingYet = FakeFlink.page("PAYLOAD", "j", "", operation + "/result/1?rowFormat=JSON");
    flink.on("GET /overview", NONE);
    try (FakeFlink gateway = new FakeFlink()) {
      gateway
          .on("POST /v3/sessions", "{\"sessionHandle\": \"s\"}")
          .on("POST /v3/sessions/s/statements", "{\"operationHandle\": \"q\"}")
          .on("GET " + operation + "/result/0?rowFormat=JSON", nothingYet)
          .on("GET " + operation + "/result/1?rowFormat=JSON", nothingYet)
          .on("DELETE " + operation + "/close", "{\"status\": \"CLOSED\"}");
      Files.writeString(
          directory.resolve("rearview.properties"),
          "gateway.port=%d\nflink.rest.port=%d\nports.offset=0\n"
              .formatted(gateway.port(), flink.port()));
      Query query = new Query("SELECT 1 AS n", ResultFormat.CSV, 0, false);
      PrintStream out = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);

      assertThatExceptionOfType(RearviewException.class)
          .isThrownBy(() -> query.run(Instance.open(directory), out))
          .withMessage("no TaskManager is running: ./rearview up starts it again");
      assertThat(gateway.requests()).contains("DELETE " + operation + "/close");
    }
  }

  private TaskManagerWatch watch() {
    return new TaskManagerWatch(JsonHttp.onLocalPort(flink.port()), () -> nanos);
  }

  private void looks(TaskManagerWatch watch, int times) {
    for (int i = 0; i < times; i++) {
      nanos += Duration.ofSeconds(1).toNanos();
      watch.look();
    }
  }
}
