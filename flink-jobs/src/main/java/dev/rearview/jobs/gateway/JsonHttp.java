package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON over HTTP to one of the instance's own processes on this machine.
 *
 * <p>On {@link HttpURLConnection}: the newer client loads half a second of TLS classes before its
 * first request to a plain local port, and a command that answers in a second would pay that each
 * time.
 */
public final class JsonHttp {
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int LOOK_TIMEOUT_MILLIS = 5_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final URI endpoint;

  /**
   * A client of {@code endpoint}.
   *
   * @param endpoint scheme, host and port, without a path
   */
  public JsonHttp(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** A client of whoever listens on {@code port} of this machine. */
  public static JsonHttp onLocalPort(int port) {
    return new JsonHttp(URI.create("http://127.0.0.1:" + port));
  }

  /** The address that requests go to. */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * Sends a request and reads the answer.
   *
   * @param method GET, POST or DELETE
   * @param path path and query, starting with a slash
   * @param body what to send; null for no body
   * @return the answer; a missing node if it is empty
   * @throws HttpFailure if the answer is an error; its text is the body of the answer
   * @throws RearviewException if nobody listens, or the connection breaks
   */
  public JsonNode call(String method, String path, Object body) {
    try {
      HttpURLConnection connection = open(path, TIMEOUT_MILLIS);
      connection.setRequestMethod(method);
      if (body != null) {
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(MAPPER.writeValueAsBytes(body));
        }
      }
      return answer(connection);
    } catch (ConnectException e) {
      throw new RearviewException("Rearview is not running: ./rearview up", e);
    } catch (IOException e) {
      throw new RearviewException("no answer from " + endpoint + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * What a process says of itself, for whoever only wants to know how it does.
   *
   * @param path path and query, starting with a slash
   * @return the answer to a GET whatever its status, a missing node if it is no JSON; empty if
   *     nobody answers within seconds
   */
  public Optional<JsonNode> look(String path) {
    try {
      HttpURLConnection connection = open(path, LOOK_TIMEOUT_MILLIS);
      boolean failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
      return Optional.of(
          parse(read(failed ? connection.getErrorStream() : connection.getInputStream())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private HttpURLConnection open(String path, int timeoutMillis) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) endpoint.resolve(path).toURL().openConnection();
    connection.setConnectTimeout(timeoutMillis);
    connection.setReadTimeout(timeoutMillis);
    return connection;
  }

  private static JsonNode answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= HttpURLConnection.HTTP_BAD_REQUEST) {
      throw new HttpFailure(status, read(connection.getErrorStream()));
    }
    String text = read(connection.getInputStream());
    return text.isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(text);
  }

  private static String read(InputStream stream) throws IOException {
    if (stream == null) {
      return "";
    }
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Parses a text as JSON; a missing node if it is none. */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      return MAPPER.missingNode();
    }
  }
}
