package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayClientTest {
  private static final String RESULT = "/v3/sessions/s/operations/o/result/";
  private static final GatewayClient.Operation OPERATION = new GatewayClient.Operation("s", "o");

  private final FakeFlink flink = new FakeFlink();

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void statementIsSentWithItsOwnSettings() {
    flink
        .on("POST /v3/sessions", "{\"sessionHandle\": \"s\"}")
        .on("POST /v3/sessions/s/statements", "{\"operationHandle\": \"o\"}");
    GatewayClient client = flink.client();

    String session = client.openSession(Map.of("a", "b"));
    assertThat(client.execute(session, "SELECT 'ä'", Map.of("c", "d"))).isEqualTo(OPERATION);

    assertThat(flink.requests().get(0)).endsWith("{\"properties\":{\"a\":\"b\"}}");
    assertThat(flink.requests().get(1)).contains("SELECT 'ä'", "{\"c\":\"d\"}");
  }

  @Test
  void resultIsReadOverAllPagesAndWaitedFor() {
    flink
        .on("GET " + RESULT + "0?rowFormat=JSON", "{\"resultType\": \"NOT_READY\"}")
        .on("GET " + RESULT + "0?rowFormat=JSON", page("", 1))
        .on(
            "GET " + RESULT + "1?rowFormat=JSON",
            page("{\"kind\": \"INSERT\", \"fields\": [7]}", 2))
        .on("GET " + RESULT + "2?rowFormat=JSON", page("", 3))
        .on(
            "GET " + RESULT + "3?rowFormat=JSON",
            FakeFlink.page("EOS", "j", "{\"kind\": \"DELETE\", \"fields\": [null]}", null));

    ResultReader reader = new ResultReader(flink.client(), OPERATION);
    List<ResultRow> rows = new ArrayList<>();
    ResultPage page = reader.next();
    assertThat(page.columns()).containsExactly(new ResultColumn("n", "BIGINT", 0, 0));
    while (!reader.atEnd()) {
      page = reader.next();
      rows.addAll(page.rows());
    }

    assertThat(rows).extracting(row -> row.values().get(0).asText()).containsExactly("7", "null");
    assertThat(rows)
        .extracting(ResultRow::kind)
        .containsExactly(ResultRow.Kind.INSERT, ResultRow.Kind.DELETE);
    assertThat(page.jobId()).isEqualTo("j");
  }

  @Test
  void failedStatementIsOneLine() throws IOException {
    String trace =
        String.valueOf(
            JsonStringEncoder.getInstance().quoteAsString(RootCauseTest.read("unknown-column")));
    flink.on("GET " + RESULT + "0?rowFormat=JSON", 500, "{\"errors\": [\"" + trace + "\"]}");

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> new ResultReader(flink.client(), OPERATION).next())
        .withMessage("SQL: Column 'foo' not found in any table (line 1, column 8)");
  }

  @Test
  void sessionThatExpiredIsToldFromAMistake() {
    flink.on("POST /v3/sessions/s/statements", 500, sessionGone("s"));

    assertThatExceptionOfType(GatewayClient.SessionGoneException.class)
        .isThrownBy(() -> flink.client().execute("s", "SELECT 1", Map.of()));
  }

  @Test
  void closingWhatIsGoneIsFine() {
    flink.on("DELETE /v3/sessions/s", 500, sessionGone("s"));

    flink.client().closeSession("s");
    flink.client().close(OPERATION);
    assertThat(flink.requests()).hasSize(2);
  }

  @Test
  void nobodyListeningMeansNotRunning() {
    GatewayClient client = flink.client();
    flink.close();

    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> client.openSession(Map.of()))
        .withMessage("Rearview is not running: ./rearview up");
  }

  static String sessionGone(String session) {
    return "{\"errors\": [\"x: Failed to executeStatement.\\n\\tat y\\nCaused by:"
        + " org.apache.flink.table.gateway.api.utils.SqlGatewayException: Session '"
        + session
        + "' does not exist.\\n\\tat z\\n\"]}";
  }

  private static String page(String rows, int next) {
    return FakeFlink.page("PAYLOAD", "j", rows, RESULT + next + "?rowFormat=JSON");
  }
}
