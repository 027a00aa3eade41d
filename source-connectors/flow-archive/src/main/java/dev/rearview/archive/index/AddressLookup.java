package dev.rearview.archive.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks addresses up in the index, with a block of 36 bytes read for each file and address. Not for
 * several threads at once.
 */
public final class AddressLookup implements Closeable {

  /** The most addresses that are looked up at once: more are in nearly every file. */
  static final int MAX_ADDRESSES = 2_000;

  private final AddressIndex index;
  private final Map<String, Optional<DayFile>> days = new HashMap<>();
  private final Map<Collection<?>, long[]> hashes = new HashMap<>();

  AddressLookup(AddressIndex index) {
    this.index = index;
  }

  /**
   * Whether a file may have one of the addresses, as source or destination. True as well where the
   * index does not know the file, cannot be read or is damaged.
   *
   * @param path of the log
   * @param addresses as text, as it stands in the file
   */
  public boolean mayContain(String path, Collection<?> addresses) {
    if (addresses.size() > MAX_ADDRESSES) {
      return true;
    }
    try {
      Optional<DayFile> day = day(AddressIndex.day(path));
      return day.isEmpty() || day.get().mayHave(path, hashes(addresses));
    } catch (IOException e) {
      return true; // An aid alone: `archive verify` says what is wrong with it.
    }
  }

  /** Whether the index knows a file. */
  public boolean knows(String path) throws IOException {
    Optional<DayFile> day = day(AddressIndex.day(path));
    return day.isPresent() && day.get().places().containsKey(path);
  }

  /** How many blocks of a file's filter are damaged, of one that the index knows. */
  public int damagedBlocks(String path) throws IOException {
    return day(AddressIndex.day(path)).orElseThrow().damagedBlocks(path);
  }

  /** Bytes read up to now. */
  public long bytesRead() {
    return days.values().stream().flatMap(Optional::stream).mapToLong(DayFile::bytesRead).sum();
  }

  private long[] hashes(Collection<?> addresses) {
    return hashes.computeIfAbsent(
        addresses,
        texts ->
            texts.stream()
                .mapToLong(
                    text -> AddressFilter.hash(text.toString().getBytes(StandardCharsets.UTF_8)))
                .toArray());
  }

  private Optional<DayFile> day(String name) throws IOException {
    Optional<DayFile> day = days.get(name);
    if (day == null) {
      day = DayFile.open(index.file(name));
      days.put(name, day);
    }
    return day;
  }

  @Override
  public void close() throws IOException {
    for (Optional<DayFile> day : days.values()) {
      if (day.isPresent()) {
        day.get().close();
      }
    }
    days.clear();
  }
}
