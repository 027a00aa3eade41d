package dev.rearview.udf.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;

class RearviewModuleTest {
  @Test
  void everyFunctionIsShownBySessionsOfBothModes() {
    for (Session session : List.of(Session.batch(Map.of()), Session.streaming(Map.of()))) {
      assertThat(session.environment().listFunctions())
          .containsAll(FunctionCatalogue.standard().names());
    }
  }

  @Test
  void functionsAreFoundInAnyCase() throws Exception {
    assertThat(Session.batch(Map.of()).rows("SELECT IP_Version('::1')")).containsExactly(Row.of(6));
  }

  @Test
  void aStreamAnswersAsABatchDoes() throws Exception {
    String sql =
        "SELECT flags_text(f), ip_mask(ip, 24), in_set(ip, 'scanners'),"
            + " lookup_asof('dhcp', '10.1.2.3', t) FROM (VALUES (2, '203.0.113.9',"
            + " TO_TIMESTAMP_LTZ(1767225600000, 3)), (18, '192.0.2.77',"
            + " TO_TIMESTAMP_LTZ(1769904000000, 3))) AS v(f, ip, t)";
    Map<String, String> parameters =
        Map.of("rearview.reference.directory", Session.exampleDirectory().toString());
    assertThat(Session.streaming(parameters).rows(sql))
        .containsExactlyInAnyOrderElementsOf(Session.batch(parameters).rows(sql))
        .contains(Row.of("S", "203.0.113.0", true, "laptop-17"));
  }

  @Test
  void aMistypedLiteralIsRefusedBeforeAJobStarts() {
    Session session = Session.batch(Map.of());
    assertThatThrownBy(
            () -> session.environment().explainSql("SELECT ip_in('10.0.0.1', '10.0.0.0/33')"))
        .hasStackTraceContaining("'10.0.0.0/33' is no prefix: expected an address, or an address");
    assertThatThrownBy(() -> session.environment().explainSql("SELECT flags_match(2, 'SX/SA')"))
        .hasStackTraceContaining("'X' in 'SX' is no TCP flag");
    assertThatThrownBy(
            () -> session.environment().explainSql("SELECT anonymize_ip('10.0.0.1', 'secret')"))
        .hasStackTraceContaining("has 6 bytes: expected 64 hexadecimal digits or 32 characters");
    assertThatThrownBy(
            () ->
                session
                    .environment()
                    .explainSql("SELECT top_k(a, 1, 0) FROM (VALUES ('x')) AS v(a)"))
        .hasStackTraceContaining("expected 1 to 1000");
  }

  @Test
  void whatDependsOnFilesIsNotAnsweredByThePlanner() {
    Session session = Session.batch(Map.of());
    assertThat(session.environment().explainSql("SELECT country('203.0.113.7')"))
        .contains("country(");
    assertThat(session.environment().explainSql("SELECT flags_match(2, 'S/SA')"))
        .doesNotContain("flags_match(2, 'S/SA')) AS")
        .contains("true");
  }

  @Test
  void aSetThatIsNotThereFailsTheQueryAndSaysWhichFile() {
    Session session =
        Session.batch(
            Map.of("rearview.reference.directory", Session.exampleDirectory().toString()));
    assertThatThrownBy(() -> session.rows("SELECT in_set('10.0.0.1', 'friends')"))
        .hasStackTraceContaining("'friends' cannot be used: there is no ")
        .hasStackTraceContaining("sets/friends.txt");
  }
}
