package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
  private static final SqlScript SCRIPT =
      new SqlScript(
          "tables/t.sql",
          "-- About ${nothing};\nCREATE TABLE t\n  -- why\nWITH ('path' = '${path}')\n");

  @Test
  void parametersAreReplacedAndCommentsLeftOut() {
    SqlScript script =
        new SqlScript("t.sql", "-- About it;\nSELECT '${a}',\n  -- why\n  '${a}${b}'\n");

    assertThat(script.statement(Map.of("a", "1", "b", "2"))).isEqualTo("SELECT '1',\n  '12'");
  }

  @Test
  void quoteInAValueCannotEndTheLiteral() {
    SqlScript script = new SqlScript("t.sql", "SELECT '${path}'");

    assertThat(script.statement(Map.of("path", "/it's/$1\\x"))).isEqualTo("SELECT '/it''s/$1\\x'");
  }

  @Test
  void valueThatLooksLikeAParameterIsLeftAlone() {
    SqlScript script = new SqlScript("t.sql", "SELECT '${a}'");

    assertThat(script.statement(Map.of("a", "${b}"))).isEqualTo("SELECT '${b}'");
  }

  @Test
  void missingParameterIsNamedWithItsScript() {
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> SCRIPT.statement(Map.of()))
        .withMessage("tables/t.sql needs a value for the parameter path");
  }

  @Test
  void unknownParameterIsNamedWithItsScript() {
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> SCRIPT.statement(Map.of("path", "x", "pth", "y")))
        .withMessage("tables/t.sql has no parameter pth, but [path]");
  }

  @Test
  void scriptThatIsNotThereIsNamed() {
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> SqlScript.read("tables/nope.sql"))
        .withMessage("there is no SQL script tables/nope.sql");
  }
}
