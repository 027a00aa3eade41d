package dev.rearview.udf.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;

class LastArgumentTest {
  private final List<String> parsed = new ArrayList<>();
  private final LastArgument<Integer> argument = new LastArgument<>(this::parse);

  @Test
  void anArgumentThatStaysTheSameIsParsedOnce() {
    StringData literal = StringData.fromString("one");
    for (int i = 0; i < 10; i++) {
      assertThat(argument.of(literal)).isEqualTo(3);
    }
    assertThat(argument.of(StringData.fromString("one"))).isEqualTo(3);
    assertThat(parsed).containsExactly("one");
  }

  @Test
  void anArgumentThatChangesIsParsedEachTime() {
    assertThat(argument.of(StringData.fromString("one"))).isEqualTo(3);
    assertThat(argument.of(StringData.fromString("three"))).isEqualTo(5);
    assertThat(argument.of(StringData.fromString("one"))).isEqualTo(3);
    assertThat(parsed).containsExactly("one", "three", "one");
  }

  @Test
  void anArgumentThatIsRefusedLeavesTheLastOneInForce() {
    argument.of(StringData.fromString("one"));
    assertThatThrownBy(() -> argument.of(StringData.fromString("bad")))
        .isInstanceOf(UdfException.class);
    assertThatThrownBy(() -> argument.of(StringData.fromString("bad")))
        .isInstanceOf(UdfException.class);
    assertThat(argument.of(StringData.fromString("one"))).isEqualTo(3);
  }

  private int parse(String text) {
    if (text.equals("bad")) {
      throw new UdfException("bad");
    }
    parsed.add(text);
    return text.length();
  }
}
