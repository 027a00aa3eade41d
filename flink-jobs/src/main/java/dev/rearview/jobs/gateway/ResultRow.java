package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A row of a result.
 *
 * @param kind what it does to the rows before it
 * @param values one a column; JSON null for NULL
 */
public record ResultRow(Kind kind, List<JsonNode> values) {
  /** What a row does to the rows before it; a batch query only inserts. */
  public enum Kind {
    INSERT("+I"),
    UPDATE_BEFORE("-U"),
    UPDATE_AFTER("+U"),
    DELETE("-D");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** As the SQL client shows it. */
    public String sign() {
      return sign;
    }
  }

  public ResultRow {
    values = List.copyOf(values);
  }
}
