package dev.rearview.udf.geo;

import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.reference.FileStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.table.data.StringData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some databases as one: of each thing that they say of an address, the first one that says it
 * counts. Answers are remembered by address, in a table of fixed size that all functions share. For
 * several threads.
 */
final class GeoDatabases {
  private static final Logger LOG = LoggerFactory.getLogger(GeoDatabases.class);

  private final List<GeoDatabase> databases;
  private final Set<FileStamp> refused;
  private final RecordShape shape;
  private final Map<String, StringData> texts = new ConcurrentHashMap<>();

  /** Written without a lock: an answer is immutable, and losing one costs a look-up. */
  private final Answered[] answers;

  private record Answered(long high, long low, GeoAnswer answer) {}

  private GeoDatabases(GeoSettings settings, List<GeoDatabase> databases, Set<FileStamp> refused) {
    this.databases = List.copyOf(databases);
    this.refused = Set.copyOf(refused);
    this.shape = new RecordShape(settings.language(), this::text);
    this.answers = new Answered[Integer.highestOneBit(Math.max(1, settings.cacheEntries()))];
  }

  /** None at all. */
  static GeoDatabases none(GeoSettings settings) {
    return new GeoDatabases(settings, List.of(), Set.of());
  }

  /**
   * Reads what has changed. In place of a database that is damaged the previous one stays, if there
   * is one of the same path; that is logged once.
   *
   * @param previous may be null
   */
  static GeoDatabases load(GeoSettings settings, List<FileStamp> files, GeoDatabases previous) {
    List<GeoDatabase> databases = new ArrayList<>();
    Set<FileStamp> refused = new HashSet<>();
    for (FileStamp file : files) {
      Optional<GeoDatabase> old = previous == null ? Optional.empty() : previous.of(file);
      if (old.isPresent() && old.get().stamp().equals(file)) {
        databases.add(old.get());
        continue;
      }
      try {
        if (previous == null || !previous.refused.contains(file)) {
          databases.add(GeoDatabase.open(file));
          continue;
        }
      } catch (IOException e) {
        LOG.warn(
            "{} cannot be used{}: {}",
            file.path(),
            old.isPresent() ? "; the previous one stays" : "",
            e.getMessage());
      }
      refused.add(file);
      old.ifPresent(databases::add);
    }
    databases.sort(
        Comparator.comparingInt((GeoDatabase database) -> settings.rank(database.stamp().path()))
            .thenComparing(Comparator.comparing(GeoDatabase::builtAt).reversed())
            .thenComparing(database -> database.stamp().path()));
    return new GeoDatabases(settings, databases, refused);
  }

  /** What is known of an address, of IPv4 in its mapped form. */
  GeoAnswer find(long high, long low) {
    int slot = slot(high, low);
    Answered answered = answers[slot];
    if (answered == null || answered.low != low || answered.high != high) {
      answered = new Answered(high, low, ask(high, low));
      answers[slot] = answered;
    }
    return answered.answer;
  }

  /** What the databases call themselves, in the order in which they are asked. */
  List<String> types() {
    return databases.stream().map(GeoDatabase::type).toList();
  }

  private GeoAnswer ask(long high, long low) {
    boolean ipv4 = high == 0 && low >>> Integer.SIZE == AddressScanner.IPV4_MAPPED >>> Integer.SIZE;
    byte[] address =
        ipv4
            ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
            : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    GeoAnswer answer = GeoAnswer.NOTHING;
    for (GeoDatabase database : databases) {
      answer = answer.orElse(shape.answer(database.find(address)));
    }
    return answer;
  }

  private int slot(long high, long low) {
    long mixed = (high * 0x9e37_79b9_7f4a_7c15L ^ low) * 0xc2b2_ae3d_27d4_eb4fL;
    return (int) (mixed ^ mixed >>> 32) & (answers.length - 1);
  }

  private Optional<GeoDatabase> of(FileStamp file) {
    return databases.stream()
        .filter(database -> database.stamp().path().equals(file.path()))
        .findFirst();
  }

  private StringData text(String text) {
    return text == null ? null : texts.computeIfAbsent(text, SqlText::of);
  }
}
