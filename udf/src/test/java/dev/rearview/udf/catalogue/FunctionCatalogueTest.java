package dev.rearview.udf.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.hunt.HuntTraffic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.FunctionKind;
import org.apache.flink.table.module.CoreModule;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionCatalogueTest {
  private final FunctionCatalogue catalogue = FunctionCatalogue.standard();

  @Test
  void everyExampleAnswersInBatchAsItsEntrySays(@TempDir Path geoip) throws Exception {
    Session session = Session.batch(Session.exampleParameters(geoip));
    assertThat(answers(session.environment(), false)).isEqualTo(expected(false));
  }

  /** Flink runs process table functions in streaming mode alone. */
  @Test
  void everyExampleOfAHuntAnswersInAStreamAsItsEntrySays() throws Exception {
    assertThat(answers(HuntTraffic.session(RuntimeExecutionMode.STREAMING), true))
        .isEqualTo(expected(true))
        .hasSizeGreaterThan(5);
  }

  @Test
  void everyFunctionHasAnExampleAndADescriptionOfOneSentence() {
    for (FunctionSpec spec : catalogue.all()) {
      assertThat(spec.examples()).as(spec.name()).isNotEmpty();
      assertThat(spec.description()).as(spec.name()).endsWith(".").doesNotContain("\n");
      assertThat(spec.nullRule()).as(spec.name()).isNotBlank();
      assertThat(spec.signatures()).as(spec.name()).allMatch(s -> s.startsWith(spec.name() + "("));
      assertThat(spec.examples())
          .as(spec.name())
          .allMatch(example -> (example.expression() + example.from()).contains(spec.name() + "("));
    }
  }

  @Test
  void noNameShadowsOneOfFlink() {
    assertThat(catalogue.names())
        .doesNotContainAnyElementsOf(CoreModule.INSTANCE.listFunctions(true))
        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }

  private Map<String, String> expected(boolean hunts) {
    Map<String, String> expected = new LinkedHashMap<>();
    examples(hunts).forEach(example -> expected.put(key(example), example.expected()));
    return expected;
  }

  /** One query for all examples that are over the same rows. */
  private Map<String, String> answers(TableEnvironment session, boolean hunts) throws Exception {
    Map<String, List<Example>> byRows =
        examples(hunts).stream()
            .collect(Collectors.groupingBy(Example::from, LinkedHashMap::new, Collectors.toList()));
    Map<String, String> answers = new LinkedHashMap<>();
    for (Map.Entry<String, List<Example>> rows : byRows.entrySet()) {
      String columns =
          rows.getValue().stream()
              .map(example -> "CAST(" + example.expression() + " AS STRING)")
              .collect(Collectors.joining(", "));
      String from = rows.getKey().isEmpty() ? "" : " FROM " + rows.getKey();
      Row row = Session.rows(session, "SELECT " + columns + from).get(0);
      for (int i = 0; i < rows.getValue().size(); i++) {
        answers.put(key(rows.getValue().get(i)), (String) row.getField(i));
      }
    }
    return answers;
  }

  private List<Example> examples(boolean hunts) {
    return catalogue.all().stream()
        .filter(spec -> isHunt(spec) == hunts)
        .flatMap(spec -> spec.examples().stream())
        .toList();
  }

  private static boolean isHunt(FunctionSpec spec) {
    return spec.factory().get().getKind() == FunctionKind.PROCESS_TABLE;
  }

  private static String key(Example example) {
    return example.expression() + " " + example.from();
  }
}
