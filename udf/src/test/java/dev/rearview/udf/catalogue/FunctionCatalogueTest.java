package dev.rearview.udf.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.table.module.CoreModule;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionCatalogueTest {
  private final FunctionCatalogue catalogue = FunctionCatalogue.standard();

  @Test
  void everyExampleAnswersInBatchAsItsEntrySays(@TempDir Path geoip) throws Exception {
    assertThat(answers(Session.batch(Session.exampleParameters(geoip)))).isEqualTo(expected());
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

  private Map<String, String> expected() {
    Map<String, String> expected = new LinkedHashMap<>();
    examples().forEach(example -> expected.put(key(example), example.expected()));
    return expected;
  }

  /** One query for all examples that are over the same rows. */
  private Map<String, String> answers(Session session) throws Exception {
    Map<String, List<Example>> byRows =
        examples().stream()
            .collect(Collectors.groupingBy(Example::from, LinkedHashMap::new, Collectors.toList()));
    Map<String, String> answers = new LinkedHashMap<>();
    for (Map.Entry<String, List<Example>> rows : byRows.entrySet()) {
      String columns =
          rows.getValue().stream()
              .map(example -> "CAST(" + example.expression() + " AS STRING)")
              .collect(Collectors.joining(", "));
      String from = rows.getKey().isEmpty() ? "" : " FROM " + rows.getKey();
      Row row = session.rows("SELECT " + columns + from).get(0);
      for (int i = 0; i < rows.getValue().size(); i++) {
        answers.put(key(rows.getValue().get(i)), (String) row.getField(i));
      }
    }
    return answers;
  }

  private List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    catalogue.all().forEach(spec -> examples.addAll(spec.examples()));
    return examples;
  }

  private static String key(Example example) {
    return example.expression() + " " + example.from();
  }
}
