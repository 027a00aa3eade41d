package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmSessionTest {
  private static final SqlRoom ROOM = new SqlRoom(List.of("CREATE TABLE t"));

  @TempDir private Path directory;
  private final FakeFlink flink = new FakeFlink();

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void tablesAreRegisteredOnceAndThenNeverAgain() {
    flink.withSession("s");

    session(ROOM).execute("SELECT 1", Map.of());
    session(ROOM).execute("SELECT 2", Map.of());

    assertThat(flink.requests())
        .filteredOn(request -> request.contains("CREATE TABLE t"))
        .hasSize(1);
    assertThat(flink.requests()).anyMatch(request -> request.contains("SELECT 2"));
  }

  @Test
  void sessionThatTheGatewayForgotIsReplaced() throws IOException {
    Files.writeString(file(), "old " + ROOM.fingerprint());
    flink
        .on("POST /v3/sessions/old/statements", 500, GatewayClientTest.sessionGone("old"))
        .withSession("new");

    assertThat(session(ROOM).execute("SELECT 1", Map.of()).session()).isEqualTo("new");
    assertThat(file()).content().startsWith("new ");
  }

  @Test
  void sessionWithOtherTablesIsReplaced() throws IOException {
    Files.writeString(file(), "old " + ROOM.fingerprint());
    flink.withSession("old").forget("POST /v3/sessions").withSession("new");

    SqlRoom changed = new SqlRoom(List.of("CREATE TABLE other"));
    assertThat(session(changed).execute("SELECT 1", Map.of()).session()).isEqualTo("new");
  }

  private WarmSession session(SqlRoom room) {
    return new WarmSession(flink.client(), room, file());
  }

  private Path file() {
    return directory.resolve("gateway-session");
  }
}
