package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer with an HTTP error status. Where it came from decides what it means. */
public final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String body;

  HttpFailure(int status, String body) {
    super("HTTP " + status);
    this.status = status;
    this.body = body;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /**
   * The errors that Flink's REST endpoints answer, joined; the whole body if it is anything else.
   */
  public String errorText() {
    JsonNode errors = JsonHttp.parse(body).path("errors");
    if (!errors.isArray()) {
      return body;
    }
    StringBuilder text = new StringBuilder();
    errors.forEach(error -> text.append(error.asText()).append('\n'));
    return text.toString();
  }
}
