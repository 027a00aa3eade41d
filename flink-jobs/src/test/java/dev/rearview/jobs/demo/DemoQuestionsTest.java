package dev.rearview.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoQuestionsTest {
  /** Flink would cut the columns to the text's length, and count other hosts' traffic too. */
  @Test
  void noSuggestedQuestionHasATextBeforeIn() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    DemoQuestions.printWhatNext(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("src_ip = '198.51.100.5' OR dst_ip = '198.51.100.5'")
        .doesNotContainPattern("' IN \\(");
  }
}
