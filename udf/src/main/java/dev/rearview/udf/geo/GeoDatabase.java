package dev.rearview.udf.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import dev.rearview.udf.reference.FileStamp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database, read into memory: a mapped one would change, or fault, under whoever asks it when
 * its file is overwritten in place. For several threads.
 */
final class GeoDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(GeoDatabase.class);

  private final FileStamp stamp;
  private final Reader reader;
  private final boolean hasIpv6;
  private final AtomicBoolean complained = new AtomicBoolean();

  private GeoDatabase(FileStamp stamp, Reader reader) {
    this.stamp = stamp;
    this.reader = reader;
    this.hasIpv6 = reader.getMetadata().ipVersion() == 6;
  }

  /**
   * Reads a database, and a record of each of 256 parts of IPv4 to see that it is whole.
   *
   * @throws IOException if it is none, or damaged
   */
  static GeoDatabase open(FileStamp stamp) throws IOException {
    try (InputStream in = Files.newInputStream(stamp.path())) {
      GeoDatabase database = new GeoDatabase(stamp, new Reader(in, new CHMCache()));
      for (int first = 0; first < 0x100; first++) {
        database.record(new byte[] {(byte) first, 0, 0, 1});
      }
      return database;
    } catch (RuntimeException e) {
      throw new IOException("not a database: " + e, e);
    }
  }

  /** The version of the file that was read. */
  FileStamp stamp() {
    return stamp;
  }

  /** When the publisher built it. */
  Instant builtAt() {
    return reader.getMetadata().buildTime();
  }

  /** What it is, for a reader. */
  String description() {
    Metadata metadata = reader.getMetadata();
    return String.format(
        Locale.ROOT,
        "%s of %s, IPv%d, %,d nodes",
        metadata.databaseType(),
        metadata.buildTime().atOffset(ZoneOffset.UTC).toLocalDate(),
        metadata.ipVersion(),
        metadata.nodeCount());
  }

  /** What its publisher calls it. */
  String type() {
    return reader.getMetadata().databaseType();
  }

  /**
   * What there is of an address: an empty record if there is none.
   *
   * @param record by the names of its fields
   * @param prefixBits leading bits of the addresses around it that have the same record
   */
  record Found(Map<?, ?> record, int prefixBits) {
    private static final Found NOTHING = new Found(Map.of(), 0);
  }

  /** Looks an address of 4 or 16 bytes up. */
  Found find(byte[] address) {
    if (address.length == 16 && !hasIpv6) {
      return Found.NOTHING;
    }
    try {
      return record(address);
    } catch (IOException | RuntimeException e) {
      if (complained.compareAndSet(false, true)) {
        LOG.warn("{} is damaged: what it says of some addresses is not known", stamp.path(), e);
      }
      return Found.NOTHING;
    }
  }

  private Found record(byte[] address) throws IOException {
    DatabaseRecord<Object> record =
        reader.getRecord(InetAddress.getByAddress(address), Object.class);
    return new Found(
        record.data() instanceof Map<?, ?> map ? map : Map.of(), record.network().prefixLength());
  }
}
