package dev.rearview.udf.geo;

import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.reference.FileStamp;
import dev.rearview.udf.reference.LookupCounts;
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
 * counts. Answers are remembered in a table of fixed size that all functions share: by /24 or /48
 * where all databases have the same for all of it, or else by address. For several threads.
 */
final class GeoDatabases {
  private static final Logger LOG = LoggerFactory.getLogger(GeoDatabases.class);

  private static final int IPV4_WIDE_BITS = 24;
  private static final long IPV4_WIDE = -1L << (Integer.SIZE - IPV4_WIDE_BITS);
  private static final int IPV6_WIDE_BITS = 48;
  private static final long IPV6_WIDE = -1L << (Long.SIZE - IPV6_WIDE_BITS);

  private final List<GeoDatabase> databases;
  private final Set<FileStamp> refused;
  private final RecordShape shape;
  private final Map<String, StringData> texts = new ConcurrentHashMap<>();

  /** Written without a lock: an answer is immutable, and losing one costs a look-up. */
  private final Answered[] answers;

  /**
   * @param wide whether the answer is that of the whole /24 or /48, and not of one address alone
   */
  private record Answered(long high, long low, boolean wide, GeoAnswer answer) {
    private boolean isOf(long otherHigh, long otherLow, boolean otherWide) {
      return low == otherLow && high == otherHigh && wide == otherWide;
    }
  }

  private GeoDatabases(GeoSettings settings, List<GeoDatabase> databases, Set<FileStamp> refused) {
    this.databases = List.copyOf(databases);
    this.refused = Set.copyOf(refused);
    this.shape = new RecordShape(settings.language(), this::text);
    this.answers = new Answered[Integer.highestOneBit(Math.max(2, settings.cacheEntries()))];
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
  GeoAnswer find(long high, long low, LookupCounts counts) {
    counts.lookup();
    boolean ipv4 = high == 0 && low >>> Integer.SIZE == AddressScanner.IPV4_MAPPED >>> Integer.SIZE;
    long highWide = ipv4 ? high : high & IPV6_WIDE;
    long lowWide = ipv4 ? low & IPV4_WIDE : 0;
    Answered answered = remembered(highWide, lowWide, true);
    if (answered == null) {
      answered = remembered(high, low, false);
    }
    if (answered != null) {
      return answered.answer;
    }
    counts.miss();
    return ask(high, low, ipv4, highWide, lowWide);
  }

  /** What the databases call themselves, in the order in which they are asked. */
  List<String> types() {
    return databases.stream().map(GeoDatabase::type).toList();
  }

  /** Files that cannot be used as they are. */
  int refused() {
    return refused.size();
  }

  /** Whether an older version of one of them is asked. */
  boolean outdated() {
    return refused.stream().anyMatch(file -> of(file).isPresent());
  }

  /** When the oldest of them was built, seconds since the epoch; 0 without any. */
  long oldestBuiltEpochSecond() {
    return databases.stream()
        .mapToLong(database -> database.builtAt().getEpochSecond())
        .min()
        .orElse(0);
  }

  private GeoAnswer ask(long high, long low, boolean ipv4, long highWide, long lowWide) {
    byte[] address =
        ipv4
            ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
            : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    GeoAnswer answer = GeoAnswer.NOTHING;
    int prefixBits = 0;
    for (GeoDatabase database : databases) {
      GeoDatabase.Found found = database.find(address);
      answer = answer.orElse(shape.answer(found.record()));
      prefixBits = Math.max(prefixBits, found.prefixBits());
    }
    remember(
        prefixBits <= (ipv4 ? IPV4_WIDE_BITS : IPV6_WIDE_BITS)
            ? new Answered(highWide, lowWide, true, answer)
            : new Answered(high, low, false, answer));
    return answer;
  }

  /**
   * Each answer has two places, so that two that are asked by turns do not drive each other out.
   */
  private Answered remembered(long high, long low, boolean wide) {
    int slot = slot(high, low);
    Answered answered = answers[slot];
    if (answered == null || !answered.isOf(high, low, wide)) {
      answered = answers[slot ^ 1];
    }
    return answered != null && answered.isOf(high, low, wide) ? answered : null;
  }

  private void remember(Answered answered) {
    int slot = slot(answered.high, answered.low);
    if (answers[slot] != null) {
      answers[slot ^ 1] = answers[slot];
    }
    answers[slot] = answered;
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
