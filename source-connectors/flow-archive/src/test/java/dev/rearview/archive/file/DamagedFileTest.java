package dev.rearview.archive.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.aggregate.AggregateSpec;
import dev.rearview.archive.aggregate.AggregateSpec.Call;
import dev.rearview.archive.aggregate.AggregateSpec.Function;
import dev.rearview.archive.aggregate.Aggregation;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is damaged in a file: its answers are the same, or an error names it. */
class DamagedFileTest {
  private static final int ROWS = 2500;

  @TempDir private Path directory;
  private final Random random = new Random(7);
  private Path file;
  private byte[] whole;
  private List<Predicate> questions;
  private List<String> answers;

  @BeforeEach
  void write() throws IOException {
    MadeTable table = new MadeTable(4);
    List<MadeRow> rows = table.rows(ROWS);
    file = table.write(directory.resolve("flows.parquet"), rows);
    whole = Files.readAllBytes(file);
    Object needle = rows.get(ROWS / 2).values().get(2);
    questions = new ArrayList<>();
    questions.add(null);
    questions.add(new Compare("dst_ip", Comparison.EQUAL, needle));
    questions.add(new Compare("src_ip", Comparison.EQUAL, "192.0.2.99"));
    questions.add(new Compare("received_time", Comparison.LESS, 1_000_000L + 10 * ROWS / 3));
    for (int i = 0; i < 4; i++) {
      questions.add(table.predicate(2, rows));
    }
    answers = answers();
  }

  @Test
  void aByteThatFlipsAnywhereChangesNoAnswer() throws IOException {
    TreeSet<Integer> places = new TreeSet<>();
    random.ints(600, 0, whole.length).forEach(places::add);
    for (int i = 0; i < 64; i++) {
      places.add(whole.length - 1 - i);
    }
    List<Boolean> errors = new ArrayList<>();
    for (int place : places) {
      errors.add(
          isNoticed(bytes -> bytes[place] ^= (byte) (1 << random.nextInt(8)), "byte " + place));
    }
    assertThat(errors).contains(true);
  }

  @Test
  void eightBytesOverwrittenAnywhereChangeNoAnswer() throws IOException {
    for (int i = 0; i < 300; i++) {
      int place = random.nextInt(whole.length - 8);
      byte[] other = new byte[8];
      random.nextBytes(other);
      isNoticed(bytes -> System.arraycopy(other, 0, bytes, place, 8), "bytes from " + place);
    }
  }

  @Test
  void stretchesOfZeroesChangeNoAnswer() throws IOException {
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(whole.length - 512);
      isNoticed(bytes -> Arrays.fill(bytes, from, from + 512, (byte) 0), "zeroes from " + from);
    }
  }

  @Test
  void bloomFiltersWithoutBitsAreNoticedAndLoseNoRow() throws IOException {
    int filters = 0;
    for (ColumnChunkMetaData chunk : chunks()) {
      int end = (int) chunk.getBloomFilterOffset() + chunk.getBloomFilterLength();
      if (chunk.getBloomFilterOffset() > 0 && chunk.getPath().toDotString().equals("dst_ip")) {
        filters++;
        assertThat(isNoticed(bytes -> Arrays.fill(bytes, end - 32, end, (byte) 0), "" + chunk))
            .isTrue();
      }
    }
    assertThat(filters).isPositive();
  }

  @Test
  void indexesOfPagesThatAreDamagedLoseNoRow() throws IOException {
    for (ColumnChunkMetaData chunk : chunks()) {
      for (IndexReference index :
          List.of(chunk.getColumnIndexReference(), chunk.getOffsetIndexReference())) {
        for (int i = 0; i < index.getLength(); i++) {
          int place = (int) index.getOffset() + i;
          isNoticed(bytes -> bytes[place] ^= 1, "byte " + place);
        }
      }
    }
  }

  private List<ColumnChunkMetaData> chunks() throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getRowGroups().stream().flatMap(block -> block.getColumns().stream()).toList();
    }
  }

  @Test
  void everyPlaceOfTheFileIsComparedWhenAllOfItIsRead() throws IOException {
    for (int i = 0; i < 400; i++) {
      int place = random.nextInt(whole.length - 4 - 8 - BlockSums.TRAILER_BYTES);
      byte[] bytes = whole.clone();
      bytes[place] ^= 0x20;
      Files.write(file, bytes);
      assertThat(found()).as("byte %d of %d", place, whole.length).contains(file.toString());
    }
  }

  /** As {@code verify --deep} does: footer, then all bytes. */
  private String found() {
    try {
      FileFooter.read(file);
      DataBytes.check(file);
      return "nothing";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Test
  void aFileThatWasCutOffIsNamed() throws IOException {
    for (int i = 0; i < 100; i++) {
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
      assertThatThrownBy(this::answers)
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("archive verify --deep");
    }
  }

  @Test
  void anotherFileInItsPlaceIsNamedWithBothLengthsOrBothNumbersOfRows() throws IOException {
    ScanSpec all = new ScanSpec(MadeTable.SCHEMA, List.of("octets"), null);
    assertThatThrownBy(
            () ->
                ArchiveFileReader.open(
                    file, new Expected(whole.length + 7, ROWS), all, new ScanCounters()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("has " + whole.length + " bytes")
        .hasMessageContaining("counts " + (whole.length + 7));
    assertThatThrownBy(
            () ->
                ArchiveFileReader.open(
                    file, new Expected(whole.length, ROWS - 1), all, new ScanCounters()))
        .hasMessageContaining("has " + ROWS + " rows")
        .hasMessageContaining("counts " + (ROWS - 1));
  }

  @Test
  void aDamagedFileWithoutChecksumsIsNamedIfItCannotBeRead() throws IOException {
    try (InputStream in =
        getClass().getResourceAsStream("/dev/rearview/archive/write/schema-1-stock-sink.parquet")) {
      whole = in.readAllBytes();
    }
    Path old = Files.write(directory.resolve("old.parquet"), whole);
    ArchiveSchema schema = FooterSchema.of(FileFooter.read(old).schema());
    List<String> columns = schema.columns().stream().map(ArchiveColumn::name).toList();
    ScanSpec all = new ScanSpec(schema, columns, null);
    int unreadable = 0;
    for (int i = 0; i < 400; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(old, bytes);
      try (ArchiveFileReader reader = ArchiveFileReader.open(old, all, new ScanCounters())) {
        for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
          for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < batch.rows(); row++) {
              append(new StringBuilder(), batch.vector(column), row);
            }
          }
        }
      } catch (IOException e) {
        unreadable++;
        assertThat(e).hasMessageContaining(old.toString());
      }
    }
    assertThat(unreadable).isPositive();
  }

  /** Whether damage led to an error: if not, all answers are as they were. */
  private boolean isNoticed(Consumer<byte[]> damage, String what) throws IOException {
    byte[] bytes = whole.clone();
    damage.accept(bytes);
    Files.write(file, bytes);
    boolean noticed = false;
    for (int question = 0; question < questions.size(); question++) {
      Optional<String> answer;
      try {
        answer = Optional.of(answer(questions.get(question)));
      } catch (IOException e) {
        assertThat(e).as(what).hasMessageContaining(file.toString());
        noticed = true;
        continue;
      }
      assertThat(answer)
          .as("%s, %s", what, questions.get(question))
          .hasValue(answers.get(question));
    }
    return noticed;
  }

  private List<String> answers() throws IOException {
    List<String> all = new ArrayList<>();
    for (Predicate question : questions) {
      all.add(answer(question));
    }
    return all;
  }

  /** Every value of every row that is asked for, and sums of them by address. */
  private String answer(Predicate question) throws IOException {
    ScanSpec scan = new ScanSpec(MadeTable.SCHEMA, MadeTable.NAMES.subList(0, 8), question);
    Aggregation sums =
        new Aggregation(
            new AggregateSpec(
                List.of("dst_ip"),
                List.of(new Call(Function.COUNT_ROWS, null), new Call(Function.SUM, "octets"))),
            scan);
    StringBuilder answer = new StringBuilder();
    try (ArchiveFileReader reader = ArchiveFileReader.open(file, scan, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        sums.add(batch);
        for (int row = 0; row < batch.rows(); row++) {
          for (int column = 0; column < 8; column++) {
            append(answer, batch.vector(column), row);
          }
        }
      }
    }
    List<String> groups = new ArrayList<>();
    sums.forEach(
        (key, results) -> groups.add(Arrays.toString((byte[]) key[0]) + Arrays.toString(results)));
    groups.sort(null);
    return answer.append(groups).toString();
  }

  private static void append(StringBuilder answer, ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      answer.append("- ");
    } else if (vector.kind().isMap()) {
      answer.append(vector.maps[row]).append(' ');
    } else if (vector.kind().isNumber()) {
      answer.append(vector.number(row)).append(' ');
    } else {
      answer.append(Arrays.hashCode(vector.text(row))).append(' ');
    }
  }
}
