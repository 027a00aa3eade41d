package dev.rearview.udf.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.catalogue.Session;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A versioned file says the same as Parquet as it does as CSV, in batch and in streaming. */
class AsOfParquetTest {
  @TempDir private Path directory;
  private Path asOf;

  @BeforeEach
  void writeTheCsv() throws IOException {
    asOf = Files.createDirectories(directory.resolve("asof"));
    LeaseFiles.csv(asOf);
  }

  @ParameterizedTest
  @CsvSource({
    "MILLIS, UNCOMPRESSED, true",
    "MICROS, SNAPPY, true",
    "NANOS, GZIP, false",
    "INT96, ZSTD, false"
  })
  void parquetSaysTheSameAsCsv(
      LeaseFiles.Times times, CompressionCodecName codec, boolean streaming) throws Exception {
    LeaseFiles.parquet(asOf.resolve("same.parquet"), times, codec);
    Map<String, String> parameters = Map.of(ReferenceDirectory.DIRECTORY, directory.toString());
    Session session = streaming ? Session.streaming(parameters) : Session.batch(parameters);
    assertThat(entries(session, "same"))
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(entries(session, "leases"));
    assertThat(lookUps(session, "same"))
        .isEqualTo(lookUps(session, "leases"))
        .containsExactlyInAnyOrder(
            "10.1.2.3 laptop-17 12 true",
            "10.1.2.3 laptop-22 null null",
            "2001:db8:0::1 printer 4294967295 false");
  }

  @Test
  void anOverlapIsToldByRows() throws IOException {
    MessageType schema =
        schema("optional int32 valid_from (DATE); optional int32 valid_to (DATE);");
    Path file = asOf.resolve("twice.parquet");
    LeaseFiles.write(file, schema, CompressionCodecName.SNAPPY, row(schema), row(schema));
    assertThatThrownBy(() -> AsOfTable.read(file))
        .hasMessageContaining(file + ":2: expected no overlap, but 'x' has another value");
  }

  @Test
  void aColumnThatIsMissingOrOfAnotherKindIsNamed() throws IOException {
    Path file = asOf.resolve("bad.parquet");
    MessageType schema = schema("optional int32 valid_from (DATE);");
    LeaseFiles.write(file, schema, CompressionCodecName.SNAPPY, row(schema));
    assertThatThrownBy(() -> AsOfTable.read(file))
        .hasMessage(
            file + ": expected the columns valid_from,valid_to,key,value, found no valid_to");
    MessageType other = schema("optional int32 valid_from (DATE); optional double valid_to;");
    LeaseFiles.write(
        Files.createDirectory(directory.resolve("other")).resolve("bad.parquet"),
        other,
        CompressionCodecName.SNAPPY,
        row(other));
    assertThatThrownBy(() -> AsOfTable.read(directory.resolve("other/bad.parquet")))
        .hasMessageContaining(
            "expected text, whole numbers, booleans, dates or timestamps as valid_to, found"
                + " optional double valid_to");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    Path file = asOf.resolve("same.parquet");
    LeaseFiles.parquet(file, LeaseFiles.Times.MILLIS, CompressionCodecName.UNCOMPRESSED);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 4; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> AsOfTable.read(file))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("same.parquet");
    }
  }

  @Test
  void withoutParquetOnTheClassPathTheErrorSaysWhatIsMissing() throws Exception {
    Path file = asOf.resolve("same.parquet");
    LeaseFiles.parquet(file, LeaseFiles.Times.MILLIS, CompressionCodecName.UNCOMPRESSED);
    try (URLClassLoader bare = withoutParquet()) {
      Method read = bare.loadClass(AsOfTable.class.getName()).getDeclaredMethod("read", Path.class);
      read.setAccessible(true);
      assertThat(read.invoke(null, asOf.resolve("leases.csv"))).isNotNull();
      assertThatThrownBy(() -> read.invoke(null, file))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessageContaining(
              file
                  + " is Parquet: expected flink-sql-parquet and the jars of Hadoop that it needs"
                  + " in Flink's lib, found no org.apache.parquet.");
    }
  }

  private static URLClassLoader withoutParquet() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      if (!entry.contains("parquet")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static MessageType schema(String times) {
    return MessageTypeParser.parseMessageType(
        "message leases { required binary key (STRING); required binary value (STRING); "
            + times
            + " }");
  }

  private static Group row(MessageType schema) {
    Group row = new SimpleGroup(schema);
    row.add("key", "x");
    row.add("value", "y");
    row.add("valid_from", 20_000);
    return row;
  }

  private static List<String> entries(Session session, String kind) throws Exception {
    return session
        .rows(
            "SELECT valid_from, valid_to, key, columns['value'], columns['vlan'],"
                + " columns['fixed'] FROM TABLE(asof_entries('"
                + kind
                + "'))")
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> lookUps(Session session, String kind) throws Exception {
    String column = "COALESCE(lookup_asof('" + kind + "', ip, t, '%s'), 'null')";
    return session
        .rows(
            "SELECT ip || ' ' || "
                + column.formatted("value")
                + " || ' ' || "
                + column.formatted("vlan")
                + " || ' ' || "
                + column.formatted("fixed")
                + " FROM (VALUES"
                + " ('10.1.2.3', TO_TIMESTAMP_LTZ(1767311999999, 3)),"
                + " ('10.1.2.3', TO_TIMESTAMP_LTZ(1767355200000, 3)),"
                + " ('2001:db8:0::1', TO_TIMESTAMP_LTZ(0, 3))) AS f(ip, t)")
        .stream()
        .map(row -> row.getField(0).toString())
        .sorted()
        .toList();
  }
}
