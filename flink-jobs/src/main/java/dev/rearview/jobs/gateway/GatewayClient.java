package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The SQL gateway's REST interface: sessions, statements, results, in the words of Flink's FLIP-91.
 *
 * <p>A statement that fails throws a {@link RearviewException} with the root cause, which is one
 * line but where it announces a list, and the place in the statement where there is one.
 */
public final class GatewayClient {
  private static final String VERSION = "/v3";

  private final JsonHttp http;
  private final UnaryOperator<String> explanation;

  /** A client of the gateway of {@code instance}. */
  public static GatewayClient of(Instance instance) {
    JsonHttp jobManager = new JsonHttp(instance.settings().flinkRest());
    return new GatewayClient(
        new JsonHttp(instance.settings().gateway()), new ResourceShortage(jobManager)::explain);
  }

  /** A client that talks through {@code http}. */
  public GatewayClient(JsonHttp http) {
    this(http, cause -> cause);
  }

  private GatewayClient(JsonHttp http, UnaryOperator<String> explanation) {
    this.http = http;
    this.explanation = explanation;
  }

  /**
   * Opens a session.
   *
   * @param properties Flink settings of the session
   * @return its handle
   */
  public String openSession(Map<String, String> properties) {
    return call("POST", "/sessions", Map.of("properties", properties))
        .path("sessionHandle")
        .asText();
  }

  /** Closes a session and what runs in it; fine if it is gone already. */
  public void closeSession(String session) {
    try {
      http.call("DELETE", VERSION + "/sessions/" + session, null);
    } catch (HttpFailure e) {
      if (!isSessionGone(e)) {
        throw failure(e);
      }
    }
  }

  /**
   * Starts a statement; it may fail later, when its result is fetched.
   *
   * @param session handle of an open session
   * @param statement one statement
   * @param properties Flink settings for this statement alone
   * @throws SessionGoneException if the session expired, or the gateway was restarted since
   */
  public Operation execute(String session, String statement, Map<String, String> properties) {
    JsonNode answer;
    try {
      answer =
          http.call(
              "POST",
              VERSION + "/sessions/" + session + "/statements",
              Map.of("statement", statement, "executionConfig", properties));
    } catch (HttpFailure e) {
      if (isSessionGone(e)) {
        throw new SessionGoneException(session);
      }
      throw failure(e);
    }
    return new Operation(session, answer.path("operationHandle").asText());
  }

  /**
   * Fetches the page of the result that starts at {@code token}.
   *
   * @throws RearviewException if the statement failed
   */
  public ResultPage fetch(Operation operation, long token) {
    return ResultPage.of(
        call("GET", path(operation) + "/result/" + token + "?rowFormat=JSON", null));
  }

  /** Ends the operation, and the job of a query with it; fine if it is over already. */
  public void close(Operation operation) {
    try {
      http.call("DELETE", VERSION + path(operation) + "/close", null);
    } catch (HttpFailure e) {
      // Over already, or its session is gone: there is nothing left to end.
      return;
    }
  }

  private JsonNode call(String method, String path, Object body) {
    try {
      return http.call(method, VERSION + path, body);
    } catch (HttpFailure e) {
      throw failure(e);
    }
  }

  private static String path(Operation operation) {
    return "/sessions/" + operation.session() + "/operations/" + operation.handle();
  }

  private static boolean isSessionGone(HttpFailure failure) {
    return RootCause.of(failure.errorText()).matches("Session '.*' does not exist\\.?");
  }

  private RearviewException failure(HttpFailure failure) {
    String cause = RootCause.of(failure.errorText());
    return new RearviewException("SQL: " + explanation.apply(cause), failure);
  }

  /**
   * A statement that was started.
   *
   * @param session handle of its session
   * @param handle its own handle
   */
  public record Operation(String session, String handle) {}

  /** The session expired, or the gateway was restarted since it was opened. */
  public static final class SessionGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionGoneException(String session) {
      super("session " + session + " is gone");
    }
  }
}
