package dev.rearview.jobs.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A REST endpoint that answers as it is told: a request is looked up by method and path, and the
 * answers given for it are used up in order; the last one stays.
 */
public final class FakeFlink implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private final Map<String, Action> actions = new ConcurrentHashMap<>();

  private record Answer(int status, String body) {}

  /** What happens before a request is answered. */
  interface Action {
    void run() throws IOException;
  }

  /** Does something each time before {@code request} is answered. */
  FakeFlink before(String request, Action action) {
    actions.put(request, action);
    return this;
  }

  /** Begins to answer. */
  public FakeFlink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The port of 127.0.0.1 that it answers on. */
  public int port() {
    return server.getAddress().getPort();
  }

  GatewayClient client() {
    return new GatewayClient(new JsonHttp(URI.create("http://127.0.0.1:" + port())));
  }

  /** Adds an answer to {@code request}, as {@code GET /jobs/1}. */
  public FakeFlink on(String request, String body) {
    return on(request, 200, body);
  }

  FakeFlink on(String request, int status, String body) {
    answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** A session that runs statement after statement, each with the answer OK. */
  FakeFlink withSession(String session) {
    String operation = "/v3/sessions/" + session + "/operations/ok";
    return on("POST /v3/sessions", "{\"sessionHandle\": \"" + session + "\"}")
        .on("POST /v3/sessions/" + session + "/statements", "{\"operationHandle\": \"ok\"}")
        .on("GET " + operation + "/result/0?rowFormat=JSON", page("EOS", "", "", null))
        .on("DELETE " + operation + "/close", "{\"status\": \"CLOSED\"}")
        .on("DELETE /v3/sessions/" + session, "{\"status\": \"CLOSED\"}");
  }

  /** Forgets the answers to {@code request}. */
  FakeFlink forget(String request) {
    answers.remove(request);
    return this;
  }

  /** A page of a result with one BIGINT column {@code n}. */
  static String page(String type, String jobId, String rows, String nextPath) {
    String job = jobId.isEmpty() ? "" : "\"jobID\": \"" + jobId + "\",";
    String next = nextPath == null ? "" : ",\"nextResultUri\": \"" + nextPath + "\"";
    return """
        {"resultType": "%s", "isQueryResult": true, %s "results": {"columns":
        [{"name": "n", "logicalType": {"type": "BIGINT", "nullable": true}}],
        "rowFormat": "JSON", "data": [%s]} %s}"""
        .formatted(type, job, rows, next);
  }

  /** All requests so far, with their bodies. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(body.isEmpty() ? request : request + " " + body);
    if (actions.containsKey(request)) {
      actions.get(request).run();
    }
    Deque<Answer> known = answers.getOrDefault(request, new ArrayDeque<>());
    Answer answer =
        known.isEmpty()
            ? new Answer(404, "{\"errors\": [\"Not found: " + request + "\"]}")
            : known.size() > 1 ? known.poll() : known.peek();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
