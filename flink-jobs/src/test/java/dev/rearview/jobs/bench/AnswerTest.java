package dev.rearview.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.bench.Answer.Completeness;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void rowsMayComeInAnyOrder() {
    Answer ours = answer("a 1", "b 2");
    assertThat(ours.differenceTo(answer("b 2", "a 1"), Completeness.WHOLE)).isEmpty();
  }

  @Test
  void anotherValueIsADifferenceThatIsNamed() {
    assertThat(answer("a 1", "b 2").differenceTo(answer("a 1", "b 3"), Completeness.WHOLE))
        .hasValueSatisfying(text -> assertThat(text).contains("[[b, 3]]", "[[b, 2]]"));
  }

  @Test
  void aRowMoreOrLessIsADifference() {
    Answer ours = answer("a 1");
    assertThat(ours.differenceTo(answer("a 1", "a 1"), Completeness.WHOLE)).isPresent();
    assertThat(ours.differenceTo(answer(), Completeness.WHOLE)).isPresent();
  }

  @Test
  void amongTheLargestThoseThatAreAsLargeAsTheLastMayBeOthers() {
    Answer ours = answer("a 9", "b 5", "c 5");
    assertThat(ours.differenceTo(answer("a 9", "d 5", "e 5"), Completeness.LARGEST)).isEmpty();
    assertThat(ours.differenceTo(answer("x 9", "b 5", "c 5"), Completeness.LARGEST)).isPresent();
    assertThat(ours.differenceTo(answer("a 9", "b 5", "c 4"), Completeness.LARGEST)).isPresent();
  }

  private static Answer answer(String... rows) {
    return new Answer(List.of(rows).stream().map(row -> List.of(row.split(" "))).toList());
  }
}
