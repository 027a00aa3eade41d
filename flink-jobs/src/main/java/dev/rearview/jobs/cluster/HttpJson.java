package dev.rearview.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** JSON over HTTP to a process of ours on 127.0.0.1. */
public final class HttpJson {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String base;

  /** A client of whoever listens on {@code port}. */
  public HttpJson(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** The answer to a GET; empty if nobody answers, or not with 200. */
  public Optional<JsonNode> get(String path) {
    try {
      HttpResponse<String> response = send(request(path).GET().build());
      return response.statusCode() == 200 ? Optional.of(parse(response)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The answer to a GET, whatever its status: a health page is worth reading when it is not well.
   */
  public Optional<JsonNode> getAnyStatus(String path) {
    try {
      return Optional.of(parse(send(request(path).GET().build())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The answer to a POST of {@code body}. Throws IOException, with what was answered, unless it
   * succeeded.
   */
  JsonNode post(String path, Object body) throws IOException {
    HttpResponse<String> response =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          base + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return parse(response);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static JsonNode parse(HttpResponse<String> response) throws IOException {
    return response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
  }
}
