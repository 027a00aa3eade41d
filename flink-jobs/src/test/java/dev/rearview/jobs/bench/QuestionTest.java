package dev.rearview.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionTest {

  @ParameterizedTest
  @EnumSource(Question.class)
  void nothingThatStandsForAnotherTextIsLeftInIt(Question question) {
    String duckDb = question.duckDbSql("read_parquet('x')");
    for (String text :
        new String[] {
          question.rearviewSql(), duckDb, String.join(" ", question.nfdumpArguments())
        }) {
      assertThat(text).doesNotContain("inside(", "in27(");
    }
    assertThat(duckDb)
        .contains("FROM read_parquet('x')")
        .doesNotContain("flags_match", "ip_in", "\n");
  }
}
