package dev.rearview.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.status.CollectorStatus;
import dev.rearview.collector.status.Statuses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {
  private final AtomicReference<CollectorStatus> status = new AtomicReference<>(Statuses.healthy());
  private final HttpEndpoint endpoint = new HttpEndpoint(0, status::get);

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void metricsAreServedAsPrometheusReadsThem() throws Exception {
    HttpResponse<String> response = get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).isEqualTo(MetricsPage.of(status.get()));
  }

  @Test
  void healthIs200WhileDatagramsReachTheDiskAnd503Otherwise() throws Exception {
    assertThat(get("/health").statusCode()).isEqualTo(200);
    status.set(Statuses.failing("writing partition p00: No space left on device"));

    HttpResponse<String> response = get("/health");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.body()).contains("No space left on device");
  }

  @Test
  void anythingElseIsNotFound() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/metricsx").statusCode()).isEqualTo(404);
    assertThat(get("/health?verbose=1").statusCode()).isEqualTo(200);
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri("/health"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();

    assertThat(
            HttpClient.newHttpClient()
                .send(post, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void whatIsNoHttpIsAnsweredOrCutOffAndHarmsNobody() throws Exception {
    assertThat(raw("\u0000\u0001\u0002 nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(raw("GET /metrics HTTP/9.9\r\n" + "X: y\r\n".repeat(10_000) + "\r\n"))
        .doesNotContain("200 OK");
    assertThat(raw("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n")).doesNotContain("200 OK");
    assertThat(raw("POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 999999999\r\n\r\n"))
        .doesNotContain("200 OK");

    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void connectionsBeyondWhatAScraperNeedsAreClosed() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), endpoint.port()));
      }
      assertThat(raw("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n")).isEmpty();
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void aTakenPortIsNamed() {
    assertThatThrownBy(() -> new HttpEndpoint(endpoint.port(), status::get))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("cannot bind HTTP port " + endpoint.port())
        .hasMessageContaining("collector.http.port");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + endpoint.port() + path);
  }

  /** Everything that is answered until the connection is closed; empty if it is reset. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return "";
    }
  }
}
