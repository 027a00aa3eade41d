package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmSessionTest {
  @TempDir private Path directory;
  private final FakeFlink flink = new FakeFlink();

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void sessionIsOpenedOnceAndThenNeverAgain() {
    flink.withSession("s");

    session().execute("SELECT 1", Map.of());
    session().execute("SELECT 2", Map.of());

    assertThat(flink.requests())
        .filteredOn(request -> request.startsWith("POST /v3/sessions "))
        .hasSize(1);
    assertThat(flink.requests()).anyMatch(request -> request.contains("SELECT 2"));
  }

  @Test
  void sessionThatTheGatewayForgotIsReplaced() throws IOException {
    Files.writeString(file(), "old\n");
    flink
        .on("POST /v3/sessions/old/statements", 500, GatewayClientTest.sessionGone("old"))
        .withSession("new");

    assertThat(session().execute("SELECT 1", Map.of()).session()).isEqualTo("new");
    assertThat(file()).content().startsWith("new");
  }

  private WarmSession session() {
    return new WarmSession(flink.client(), file());
  }

  private Path file() {
    return directory.resolve("gateway-session");
  }
}
