package dev.rearview.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** A source that reads from the beginning again, and hands on what it had not. */
class FilesSourceTest {
  private static final long RECORDS = 200_000;

  /** Counts up; as a file does, it gives the same each time it is opened. */
  private static final class Numbers implements FileCursor<Long> {
    private long next;

    @Override
    public Long next() {
      return next < RECORDS ? next++ : null;
    }

    @Override
    public long timestamp() {
      return next;
    }

    @Override
    public long pendingBytes() {
      return RECORDS - next;
    }

    @Override
    public void finished() {}

    @Override
    public void close() {}
  }

  @Test
  void everyRecordComesOnceThroughAFailure() throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("execution.checkpointing.interval", "10 ms");
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", "10");
    configuration.setString("restart-strategy.fixed-delay.delay", "1 ms");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    DataStream<Long> numbers =
        environment
            .fromSource(
                FilesSource.of(Numbers::new, Types.LONG, Long.MAX_VALUE),
                WatermarkStrategy.noWatermarks(),
                "numbers")
            .setParallelism(1)
            .map(new FailsOnce())
            .setParallelism(1);

    List<Long> seen = new ArrayList<>();
    try (CloseableIterator<Long> iterator = numbers.executeAndCollect()) {
      iterator.forEachRemaining(seen::add);
    }

    // What came before the failure has the other sign.
    assertThat(seen.get(1)).isNegative();
    assertThat(seen.get(seen.size() - 1)).isPositive();
    assertThat(seen.stream().map(Math::abs))
        .containsExactlyElementsOf(LongStream.range(0, RECORDS).boxed().toList());
  }

  @Test
  void bytesOfAnotherVersionAreRefused() throws IOException {
    FilesSplitSerializer splits = new FilesSplitSerializer();
    FilesEnumeratorStateSerializer states = new FilesEnumeratorStateSerializer();
    byte[] split = splits.serialize(new FilesSplit(258));

    assertThat(split).containsExactly(0, 0, 0, 0, 0, 0, 1, 2);
    assertThat(splits.deserialize(1, split)).isEqualTo(new FilesSplit(258));
    assertThat(states.deserialize(1, states.serialize(new FilesEnumeratorState(true))))
        .isEqualTo(new FilesEnumeratorState(true));
    assertThatThrownBy(() -> splits.deserialize(2, split)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> states.deserialize(2, new byte[1])).isInstanceOf(IOException.class);
  }
}
