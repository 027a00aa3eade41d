package dev.rearview.archive.index;

import static dev.rearview.archive.index.Rows.DST;
import static dev.rearview.archive.index.Rows.SRC;
import static dev.rearview.archive.index.Rows.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.predicate.Networks;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.predicate.Predicate.In;
import dev.rearview.archive.predicate.Predicate.IsNull;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSelectionTest {

  private static final Rows EARLY = new Rows("early", List.of(Rows.row(10L, 5L, "a", "b")));
  private static final Rows LATE =
      new Rows("late", List.of(Rows.row(90L, null, "c", null), Rows.row(95L, 94L, "c", "a")));

  @TempDir private Path directory;

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void noFileIsPassedOverThatHasAMatch(
      @ForAll("files") List<List<Map<String, Object>>> files,
      @ForAll("predicates") List<Predicate> predicates)
      throws IOException {
    List<Rows> all = new ArrayList<>();
    for (List<Map<String, Object>> rows : files) {
      all.add(new Rows("f" + all.size(), rows));
    }
    Path table = Files.createTempDirectory("selection");
    AddressIndex index = index(table, all);
    for (Predicate predicate : predicates) {
      assertThat(chosen(index, all, predicate))
          .containsAll(all.stream().filter(rows -> rows.match(predicate)).map(Rows::path).toList());
    }
    index.retain(Set.of());
    Files.delete(table.resolve("_index"));
    Files.delete(table);
  }

  @Test
  void timesAndAddressesPassOverFiles() throws IOException {
    assertChosen(new Compare(START, Comparison.LESS, 20L), EARLY);
    assertChosen(new Compare(START, Comparison.GREATER_OR_EQUAL, 94L), LATE);
    assertChosen(new Compare(START, Comparison.GREATER, 94L));
    assertChosen(new Not(new Compare(START, Comparison.LESS, 20L)), LATE);
    assertChosen(new In(Rows.RECEIVED, Set.of(1L, 92L)), LATE);
    assertChosen(new IsNull(START), LATE);
    assertChosen(new Not(new Compare(START, Comparison.EQUAL, 5L)), LATE);
    assertChosen(new Compare(SRC, Comparison.EQUAL, "c"), LATE);
    assertChosen(new In(DST, Set.of("b", "x")), EARLY);
    assertChosen(new Compare(SRC, Comparison.EQUAL, "x"));
    assertChosen(new Compare(SRC, Comparison.NOT_EQUAL, "x"), EARLY, LATE);
    assertChosen(
        new And(
            List.of(
                new Compare(SRC, Comparison.EQUAL, "a"), new Compare(DST, Comparison.EQUAL, "c"))),
        LATE);
    assertChosen(
        new Or(
            List.of(
                new Compare(SRC, Comparison.EQUAL, "b"),
                new Compare(Rows.RECEIVED, Comparison.EQUAL, 93L))),
        EARLY,
        LATE);
    assertChosen(null, EARLY, LATE);
  }

  @Test
  void singleAddressesOfNetworksPassOverFiles() throws IOException {
    Rows has = new Rows("has", List.of(Rows.row(1L, 1L, "192.0.2.1", "2001:db8::1")));
    Rows mapped = new Rows("mapped", List.of(Rows.row(1L, 1L, "::ffff:192.0.2.1", null)));
    Rows other = new Rows("other", List.of(Rows.row(1L, 1L, "192.0.2.2", "2001:db8::2")));
    List<Rows> files = List.of(has, mapped, other);
    AddressIndex index = index(directory, files);

    assertThat(chosen(index, files, in(SRC, "192.0.2.1", "198.51.100.1")))
        .containsExactly(has.path(), mapped.path());
    assertThat(chosen(index, files, in(DST, "2001:DB8:0::1"))).containsExactly(has.path());
    assertThat(chosen(index, files, in(DST))).isEmpty();
    assertThat(chosen(index, files, new Not(in(SRC, "192.0.2.9")))).hasSize(3);
    assertThat(chosen(index, files, in(SRC, "203.0.113.0/24"))).hasSize(3);
  }

  private static Predicate in(String column, String... networks) {
    return new Predicate.InNetworks(column, Networks.of(List.of(networks)));
  }

  private void assertChosen(Predicate predicate, Rows... expected) throws IOException {
    List<Rows> files = List.of(EARLY, LATE);
    assertThat(chosen(index(directory, files), files, predicate))
        .as("%s", predicate)
        .containsExactly(List.of(expected).stream().map(Rows::path).toArray(String[]::new));
  }

  private static AddressIndex index(Path table, List<Rows> files) throws IOException {
    AddressIndex index = AddressIndex.at(table);
    Map<String, AddressFilter> filters = new HashMap<>();
    for (Rows rows : files) {
      if (!rows.name().equals("f2")) { // one that the index does not know
        filters.put(rows.path(), rows.filter());
      }
    }
    index.update(filters, Set.of());
    return index;
  }

  private static List<String> chosen(AddressIndex index, List<Rows> files, Predicate predicate) {
    ArchiveSnapshot snapshot =
        new ArchiveSnapshot(1, files.stream().map(Rows::entry).toList(), Map.of());
    return FileSelection.of(snapshot, predicate, index).stream().map(FileEntry::path).toList();
  }

  @Provide
  Arbitrary<List<List<Map<String, Object>>>> files() {
    Arbitrary<Long> times = Arbitraries.longs().between(0, 12).injectNull(0.3);
    Arbitrary<String> addresses = Arbitraries.of("a", "b", "c", "d").injectNull(0.2);
    Arbitrary<Map<String, Object>> rows =
        Combinators.combine(Arbitraries.longs().between(0, 12), times, addresses, addresses)
            .as(Rows::row);
    return rows.list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<Predicate>> predicates() {
    Arbitrary<Long> times = Arbitraries.longs().between(-1, 13);
    Arbitrary<String> addresses = Arbitraries.of("a", "b", "c", "d", "x");
    Arbitrary<String> timeColumns = Arbitraries.of(Rows.RECEIVED, START, Rows.END);
    Arbitrary<String> addressColumns = Arbitraries.of(SRC, DST);
    Arbitrary<Comparison> comparisons = Arbitraries.of(Comparison.class);
    Arbitrary<Predicate> leaves =
        Arbitraries.oneOf(
            Combinators.combine(timeColumns, comparisons, times).as(Compare::new),
            Combinators.combine(addressColumns, comparisons, addresses).as(Compare::new),
            Combinators.combine(timeColumns, times.set().ofMinSize(1).ofMaxSize(3)).as(In::new),
            Combinators.combine(addressColumns, addresses.set().ofMinSize(1).ofMaxSize(3))
                .as(In::new),
            Arbitraries.of(Rows.RECEIVED, START, Rows.END, SRC).map(IsNull::new),
            Combinators.combine(timeColumns, times, times)
                .as((column, mask, value) -> new Predicate.Bits(column, mask, value)));
    return nested(nested(leaves)).list().ofSize(40);
  }

  private static Arbitrary<Predicate> nested(Arbitrary<Predicate> parts) {
    Arbitrary<List<Predicate>> lists = parts.list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(parts, lists.map(And::new), lists.map(Or::new), parts.map(Not::new));
  }
}
