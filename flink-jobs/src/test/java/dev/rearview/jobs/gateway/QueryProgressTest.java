package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QueryProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();
  private final QueryProgress progress =
      new QueryProgress(
          new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> 1_234_567, clock::get);

  @Test
  void quickQueryShowsNothing() {
    progress.draw();
    progress.clear();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void slowQuerySaysHowFarItIsAndLeavesTheLineEmpty() {
    clock.set(TimeUnit.SECONDS.toNanos(2));
    progress.draw();
    progress.clear();

    assertThat(bytes.toString(StandardCharsets.UTF_8).split("\r"))
        .satisfiesExactly(
            nothing -> assertThat(nothing).isEmpty(),
            line -> assertThat(line.strip()).isEqualTo("2 s, 1,234,567 flows read"),
            blank -> assertThat(blank).isBlank());
  }
}
