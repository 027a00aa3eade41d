package dev.rearview.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressIndexTest {

  private static final String A = "day=2026-01-31/hour=07/compact-a.parquet";
  private static final String B = "day=2026-01-31/hour=08/compact-b.parquet";

  @TempDir private Path directory;

  @Test
  void theFilterIsParquetsOwn() throws IOException {
    BlockSplitBloomFilter parquet =
        new BlockSplitBloomFilter(AddressFilter.MAX_BLOCKS * AddressFilter.BLOCK_BYTES);
    AddressFilter own = new AddressFilter();
    for (int i = 0; i < 5_000; i++) {
      own.add(address(i).getBytes(StandardCharsets.UTF_8));
      parquet.insertHash(parquet.hash(Binary.fromString(address(i))));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parquet.writeTo(bytes);
    assertThat(bytes.toByteArray()).endsWith(own.bytes());
  }

  @Test
  void aFileMayHaveWhatItHasAndSeldomWhatItHasNot() throws IOException {
    for (int addresses : new int[] {0, 1, 10, 1_000, 60_000}) {
      AddressIndex index = AddressIndex.at(directory);
      index.update(Map.of(A, filter(0, addresses)), Set.of(A));
      try (AddressLookup lookup = index.lookup()) {
        assertThat(IntStream.range(0, addresses))
            .allMatch(i -> lookup.mayContain(A, List.of(address(i))));
        long wrong =
            IntStream.range(1_000_000, 1_010_000)
                .filter(i -> lookup.mayContain(A, List.of(address(i))))
                .count();
        assertThat(wrong).as("of 10000, with %d addresses", addresses).isLessThan(100);
      }
      assertThat(index.bytes()).isLessThan(300 + 5 * Math.max(16, addresses));
    }
  }

  @Test
  void filesOfOneDayComeAndGoOneByOne() throws IOException {
    AddressIndex index = AddressIndex.at(directory);
    index.update(Map.of(A, filter(0, 10)), Set.of());
    index.update(Map.of(B, filter(10, 10)), Set.of());
    assertThat(answers(index, address(3))).containsExactly(true, false);
    index.update(Map.of(A, filter(20, 10)), Set.of(A));
    assertThat(answers(index, address(3))).containsExactly(false, false);
    assertThat(answers(index, address(23))).containsExactly(true, false);
    index.retain(Set.of(B));
    assertThat(answers(index, address(13))).containsExactly(true, true);
    index.retain(Set.of());
    assertThat(directory.resolve("_index")).isEmptyDirectory();
  }

  @Test
  void whatIsLookedUpIsNotDisturbedByAChange() throws IOException {
    AddressIndex index = AddressIndex.at(directory);
    index.update(Map.of(A, filter(0, 10), B, filter(10, 10)), Set.of());
    try (AddressLookup lookup = index.lookup()) {
      assertThat(lookup.mayContain(A, List.of(address(13)))).isFalse();
      index.update(Map.of(), Set.of(A, B));
      assertThat(lookup.mayContain(B, List.of(address(3)))).isFalse();
      assertThat(lookup.mayContain(B, List.of(address(3), address(13)))).isTrue();
    }
  }

  @Test
  void anUnknownFileMayHaveAnyAddress() throws IOException {
    AddressIndex index = AddressIndex.at(directory);
    assertThat(answers(index, address(1))).containsExactly(true, true);
    index.update(Map.of(A, filter(0, 10)), Set.of());
    assertThat(answers(index, address(99))).containsExactly(false, true);
  }

  @Test
  void aDamagedIndexHidesNothing() throws IOException {
    AddressIndex index = AddressIndex.at(directory);
    index.update(Map.of(A, filter(0, 10), B, filter(0, 10)), Set.of());
    Path file = directory.resolve("_index/_day=2026-01-31.idx");
    byte[] bytes = Files.readAllBytes(file);
    bytes[30] ^= 1;
    Files.write(file, bytes);
    assertThat(answers(index, address(99))).containsExactly(true, true);
    Files.write(file, new byte[3]);
    assertThat(answers(index, address(99))).containsExactly(true, true);
  }

  @Test
  void aByteThatIsAnotherHidesNoAddressWhereverItStands() throws IOException {
    AddressIndex index = AddressIndex.at(directory);
    index.update(Map.of(A, filter(0, 40), B, filter(0, 10)), Set.of());
    Path file = directory.resolve("_index/_day=2026-01-31.idx");
    byte[] whole = Files.readAllBytes(file);
    for (int place = 0; place < whole.length; place++) {
      byte[] bytes = whole.clone();
      bytes[place] ^= (byte) (1 << place % 8);
      Files.write(file, bytes);
      try (AddressLookup lookup = index.lookup()) {
        assertThat(IntStream.range(0, 40))
            .as("byte %d", place)
            .allMatch(i -> lookup.mayContain(A, List.of(address(i))));
      }
    }
  }

  @Test
  void blocksOfZeroesHideNothingAndAreGoneWithTheNextChange() throws IOException {
    AddressIndex index = AddressIndex.at(directory);
    index.update(Map.of(A, filter(0, 400), B, filter(0, 100)), Set.of());
    Path file = directory.resolve("_index/_day=2026-01-31.idx");
    byte[] bytes = Files.readAllBytes(file);
    try (AddressLookup lookup = index.lookup()) {
      assertThat(lookup.damagedBlocks(A) + lookup.damagedBlocks(B)).isZero();
    }
    int zeroes = 5 * DayFile.STORED_BYTES;
    Arrays.fill(bytes, bytes.length - zeroes, bytes.length, (byte) 0);
    Files.write(file, bytes);
    try (AddressLookup lookup = index.lookup()) {
      assertThat(IntStream.range(0, 100)).allMatch(i -> lookup.mayContain(B, List.of(address(i))));
      assertThat(IntStream.range(0, 400)).allMatch(i -> lookup.mayContain(A, List.of(address(i))));
      assertThat(lookup.damagedBlocks(A) + lookup.damagedBlocks(B)).isEqualTo(5);
    }
    String c = "day=2026-01-31/hour=09/compact-c.parquet";
    index.update(Map.of(c, filter(0, 10)), Set.of());
    try (AddressLookup lookup = index.lookup()) {
      assertThat(lookup.knows(c)).isTrue();
      assertThat(lookup.knows(A) && lookup.knows(B)).isFalse();
    }
  }

  @Test
  void anIndexOfTheFormatBeforeIsAsGoodAsNone() throws IOException {
    AddressIndex index = AddressIndex.at(directory);
    index.update(Map.of(A, filter(0, 10)), Set.of());
    Path file = directory.resolve("_index/_day=2026-01-31.idx");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = '1';
    Files.write(file, bytes);
    assertThat(answers(index, address(99))).containsExactly(true, true);
    index.update(Map.of(B, filter(0, 10)), Set.of());
    assertThat(answers(index, address(99))).containsExactly(true, false);
  }

  private static List<Boolean> answers(AddressIndex index, String address) throws IOException {
    try (AddressLookup lookup = index.lookup()) {
      return List.of(
          lookup.mayContain(A, List.of(address)), lookup.mayContain(B, List.of(address)));
    }
  }

  static AddressFilter filter(int first, int count) {
    AddressFilter filter = new AddressFilter();
    IntStream.range(first, first + count)
        .forEach(i -> filter.add(address(i).getBytes(StandardCharsets.UTF_8)));
    return filter;
  }

  static String address(int number) {
    return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
  }
}
