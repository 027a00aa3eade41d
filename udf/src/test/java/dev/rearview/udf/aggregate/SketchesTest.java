package dev.rearview.udf.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.table.data.StringData;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;

class SketchesTest {
  private static final double TOLERATED = 0.05;

  @Test
  void fewValuesAreCountedExactlyAndEmptyTextIsOne() {
    ApproxDistinct distinct = new ApproxDistinct();
    DistinctSketch sketch = distinct.createAccumulator();
    assertThat(distinct.getValue(sketch)).isZero();
    for (String value : new String[] {"a", "b", "a", "", null, ""}) {
      distinct.accumulate(sketch, StringData.fromString(value));
    }
    assertThat(distinct.getValue(sketch)).isEqualTo(3);
    distinct.resetAccumulator(sketch);
    assertThat(distinct.getValue(sketch)).isZero();
  }

  @Test
  void manyValuesAreCountedWithinThreeStandardErrors() {
    for (long values : new long[] {1_000, 30_000, 1_000_000}) {
      assertThat((double) distinct(0, values).estimate())
          .isBetween(values * (1 - TOLERATED), values * (1 + TOLERATED));
    }
  }

  @Test
  void partsThatOverlapMergeIntoTheWhole() {
    DistinctSketch whole = distinct(0, 30_000);
    DistinctSketch part = distinct(10_000, 30_000);
    long before = part.estimate();
    DistinctSketch merged = distinct(0, 20_000);
    new ApproxDistinct().merge(merged, List.of(part, new DistinctSketch()));
    assertThat((double) merged.estimate())
        .isBetween(whole.estimate() * (1 - TOLERATED), whole.estimate() * (1 + TOLERATED));
    assertThat(part.estimate()).isEqualTo(before);
  }

  @Test
  void aDistinctSketchStaysSmallAndComesBackFromItsBytes() throws IOException {
    for (long values : new long[] {0, 5, 1_000_000}) {
      DistinctSketch sketch = distinct(0, values);
      assertThat(sketch.toBytes().length).isLessThan(4_200);
      assertThat(through(new DistinctSketchSerializer(), sketch).estimate())
          .isEqualTo(sketch.estimate());
    }
  }

  @Test
  void whileAllItemsFitTheTopIsExact() {
    TopK top = new TopK();
    TopSketch sketch = top.createAccumulator();
    assertThat(top.getValue(sketch)).isEmpty();
    for (int i = 1; i <= 1_000; i++) {
      top.accumulate(sketch, "item " + i, (long) i, 3);
      top.accumulate(sketch, "item " + i, (long) i, 3);
    }
    top.accumulate(sketch, null, 1_000_000L, 3);
    top.accumulate(sketch, "none", null, 3);
    assertThat(top.getValue(sketch))
        .containsExactly(
            Row.of("item 1000", 2_000L, 2_000L, 2_000L),
            Row.of("item 999", 1_998L, 1_998L, 1_998L),
            Row.of("item 998", 1_996L, 1_996L, 1_996L));
    top.resetAccumulator(sketch);
    assertThat(top.getValue(sketch)).isEmpty();
  }

  @Test
  void amongMoreItemsThanFitTheHeavyOnesAreFoundWithinTheirBounds() throws IOException {
    TopSketch one = new TopSketch();
    TopSketch other = new TopSketch();
    for (int i = 0; i < 200_000; i++) {
      (i % 2 == 0 ? one : other).add("light " + i, 1, 5);
      (i % 3 == 0 ? one : other).add("heavy " + i % 5, 10, 5);
    }
    TopSketch merged = through(new TopSketchSerializer(), one);
    new TopK().merge(merged, List.of(other, new TopSketch()));
    Row[] top = merged.top();
    assertThat(Arrays.stream(top).map(row -> row.getField(0)))
        .containsExactlyInAnyOrder("heavy 0", "heavy 1", "heavy 2", "heavy 3", "heavy 4");
    for (Row row : top) {
      assertThat(400_000L).isBetween((Long) row.getField(2), (Long) row.getField(3));
    }
    assertThat(one.toBytes().length).isLessThan(100_000);
  }

  @Test
  void anEmptyTopSketchComesBackFromItsBytes() throws IOException {
    assertThat(through(new TopSketchSerializer(), new TopSketch()).top()).isEmpty();
  }

  @Test
  void whatCannotBeAskedForIsRefused() {
    assertThatThrownBy(() -> new TopSketch().add("x", -1, 5))
        .isInstanceOf(UdfException.class)
        .hasMessage("top_k was given the weight -1: expected 0 or more");
    assertThatThrownBy(() -> new TopSketch().add("x", 1, 1_001))
        .hasMessage("top_k was asked for 1001 items: expected 1 to 1000");
  }

  private static DistinctSketch distinct(long from, long to) {
    DistinctSketch sketch = new DistinctSketch();
    for (long i = from; i < to; i++) {
      sketch.add(Long.toString(i).getBytes(StandardCharsets.US_ASCII));
    }
    return sketch;
  }

  private static <T> T through(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
    return serializer.copy(
        serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer())));
  }
}
