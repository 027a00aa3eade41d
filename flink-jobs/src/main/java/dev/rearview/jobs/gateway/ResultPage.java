package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of a result, as the gateway answers it.
 *
 * @param ready false while the statement is still being planned: everything else is empty then
 * @param query whether the rows are those of a query, and not the answer to a command
 * @param jobId id of the Flink job behind the statement; empty if there is none
 * @param columns the columns of all rows
 * @param rows rows of this page; there may be none for now
 * @param nextToken where the next page starts; {@link #END} if this is the last one
 */
public record ResultPage(
    boolean ready,
    boolean query,
    String jobId,
    List<ResultColumn> columns,
    List<ResultRow> rows,
    long nextToken) {
  /** No page follows. */
  public static final long END = -1;

  private static final Pattern TOKEN = Pattern.compile(".*/result/(\\d+).*");

  public ResultPage {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static ResultPage of(JsonNode answer) {
    Matcher next = TOKEN.matcher(answer.path("nextResultUri").asText(""));
    List<ResultColumn> columns = new ArrayList<>();
    for (JsonNode column : answer.path("results").path("columns")) {
      columns.add(
          new ResultColumn(
              column.path("name").asText(),
              column.path("logicalType").path("type").asText(),
              column.path("logicalType").path("precision").asInt(),
              column.path("logicalType").path("scale").asInt()));
    }
    List<ResultRow> rows = new ArrayList<>();
    for (JsonNode row : answer.path("results").path("data")) {
      List<JsonNode> values = new ArrayList<>();
      row.path("fields").forEach(values::add);
      rows.add(new ResultRow(ResultRow.Kind.valueOf(row.path("kind").asText()), values));
    }
    return new ResultPage(
        !answer.path("resultType").asText().equals("NOT_READY"),
        answer.path("isQueryResult").asBoolean(),
        answer.path("jobID").asText(""),
        columns,
        rows,
        next.matches() ? Long.parseLong(next.group(1)) : END);
  }
}
