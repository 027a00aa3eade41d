package dev.rearview.udf.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The same leases as a CSV file and as Parquet files. */
final class LeaseFiles {
  static final String CSV =
      """
      valid_from,valid_to,key,value,vlan,fixed
      2026-01-01,2026-01-02T12:00:00Z,10.1.2.3,laptop-17,12,true
      2026-01-02T12:00:00Z,,10.1.2.3,laptop-22,,
      ,,2001:DB8::1,printer,4294967295,false
      """;

  private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final long DAY_SECONDS = 86_400;

  private LeaseFiles() {}

  /** A column of times, as schemas have it. */
  enum Times {
    MILLIS("int64 %s (TIMESTAMP(MILLIS,true))"),
    MICROS("int64 %s (TIMESTAMP(MICROS,false))"),
    NANOS("int64 %s (TIMESTAMP(NANOS,true))"),
    INT96("int96 %s");

    private final String type;

    Times(String type) {
      this.type = type;
    }

    private void put(Group row, String column, Instant time) {
      long nanos = time.getEpochSecond() * 1_000_000_000 + time.getNano();
      switch (this) {
        case MILLIS -> row.add(column, nanos / 1_000_000);
        case MICROS -> row.add(column, nanos / 1_000);
        case NANOS -> row.add(column, nanos);
        case INT96 ->
            row.add(
                column,
                Binary.fromConstantByteBuffer(
                    ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(nanos % (DAY_SECONDS * 1_000_000_000))
                        .putInt(JULIAN_DAY_OF_EPOCH + (int) (time.getEpochSecond() / DAY_SECONDS))
                        .flip()));
      }
    }
  }

  /** Writes {@code leases.csv}. */
  static void csv(Path directory) throws IOException {
    Files.writeString(directory.resolve("leases.csv"), CSV);
  }

  /** Writes a Parquet file of the same rows; its columns are in another order. */
  static void parquet(Path file, Times times, CompressionCodecName codec) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            """
            message leases {
              required binary key (STRING);
              optional binary value (STRING);
              optional int64 vlan (INTEGER(64,false));
              optional boolean fixed;
              optional %s;
              optional %s;
            }
            """
                .formatted(times.type.formatted("valid_from"), times.type.formatted("valid_to")));
    Instant noon = Instant.parse("2026-01-02T12:00:00Z");
    Group first = row(schema, "10.1.2.3", "laptop-17");
    first.add("vlan", 12L);
    first.add("fixed", true);
    times.put(first, "valid_from", Instant.parse("2026-01-01T00:00:00Z"));
    times.put(first, "valid_to", noon);
    Group second = row(schema, "10.1.2.3", "laptop-22");
    times.put(second, "valid_from", noon);
    Group third = row(schema, "2001:DB8::1", "printer");
    third.add("vlan", 0xffff_ffffL);
    third.add("fixed", false);
    write(file, schema, codec, first, second, third);
  }

  /** Writes rows. */
  static void write(Path file, MessageType schema, CompressionCodecName codec, Group... rows)
      throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(codec)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
  }

  private static Group row(MessageType schema, String key, String value) {
    Group row = new SimpleGroup(schema);
    row.add("key", key);
    row.add("value", value);
    return row;
  }
}
