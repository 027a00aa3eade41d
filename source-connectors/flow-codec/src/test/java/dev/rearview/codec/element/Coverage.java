package dev.rearview.codec.element;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.element.ElementFiles.Registry;
import dev.rearview.codec.record.FlowField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page that tells which protocol fills which column, and from what. */
final class Coverage {
  private static final Set<FlowField> OF_EVERY_MESSAGE =
      EnumSet.of(
          FlowField.RECEIVED_TIME,
          FlowField.TIME_QUALITY,
          FlowField.EXPORTER_IP,
          FlowField.EXPORTER_PORT,
          FlowField.OBSERVATION_DOMAIN,
          FlowField.EXPORT_PROTOCOL,
          FlowField.SEQUENCE_NUMBER,
          FlowField.EXTRA);

  private final List<Registry> registries =
      new ElementFiles(ElementFiles.class::getResourceAsStream).load();

  private final Map<FlowField, List<InformationElement>> elements = new EnumMap<>(FlowField.class);
  private final Set<FlowField> netFlow9 = EnumSet.copyOf(OF_EVERY_MESSAGE);
  private final Set<FlowField> ipfix = EnumSet.copyOf(OF_EVERY_MESSAGE);

  /** Columns that messages of a fixed form fill, found by decoding one that has everything. */
  private final Map<ExportProtocol, Set<FlowField>> fixed;

  Coverage(Map<ExportProtocol, Set<FlowField>> fixed) {
    this.fixed = fixed;
    for (Registry registry : registries) {
      for (InformationElement element : registry.elements()) {
        for (FlowField column : columns(element)) {
          elements.computeIfAbsent(column, c -> new ArrayList<>()).add(element);
          if (registry.isNetFlow9() || registry.pen() == 0 || registry.netFlow9Offset() >= 0) {
            netFlow9.add(column);
          }
          if (!registry.isNetFlow9()) {
            ipfix.add(column);
          }
        }
      }
    }
    elements.forEach(
        (column, from) ->
            from.sort(
                Comparator.comparing((InformationElement e) -> isOfAnother(e, column))
                    .thenComparing(e -> e.target().rank())));
  }

  /** Columns that an element of that registry fills in NetFlow v9 or IPFIX. */
  private static Set<FlowField> columns(InformationElement element) {
    Target target = element.target();
    if (target == null) {
      return Set.of();
    }
    return target.column() != null
        ? InputColumns.of(target.column())
        : InputColumns.of(target.input());
  }

  /** Whether the column is derived from the one that the element fills. */
  private static boolean isOfAnother(InformationElement element, FlowField column) {
    FlowField own = element.target().column();
    return own != null && own != column;
  }

  String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Coverage

        Generated: `CoverageTest` of flow-codec holds this page to the code, and writes it anew with `-Dgolden.update`.

        ## Which protocol fills which column

        An exporter of NetFlow v9 or IPFIX fills the columns of which it exports an element; the others have a fixed form.

        """);
    row(page, List.of("column", "v1", "v5", "v7", "v9", "IPFIX", "sFlow 2", "sFlow 4", "sFlow 5"));
    page.append("|---|---|---|---|---|---|---|---|---|\n");
    for (FlowField column : FlowField.values()) {
      List<String> cells = new ArrayList<>(List.of("`" + column.columnName() + "`"));
      for (ExportProtocol protocol : ExportProtocol.values()) {
        cells.add(fills(protocol).contains(column) ? "yes" : "");
      }
      row(page, cells);
    }
    page.append("\n## From which elements, in order of preference\n\n");
    row(page, List.of("column", "elements"));
    page.append("|---|---|\n");
    elements.forEach(
        (column, from) -> row(page, List.of("`" + column.columnName() + "`", names(from))));
    page.append(
        """

        A reverse element (enterprise 29305, and bit 0x4000 of CERT's ids) fills the column of the flow that came back.
        Every element that has no column, and every unknown one, is in `extra`: by its name, or by `enterprise:id`.

        ## Known elements

        """);
    row(
        page,
        List.of("registry", "enterprise", "elements", "of these with a column", "NetFlow v9 ids"));
    page.append("|---|---|---|---|---|\n");
    int all = 0;
    for (Registry registry : registries) {
      all += registry.elements().size();
      row(page, registryCells(registry));
    }
    row(page, List.of("all", "", Integer.toString(all), "", ""));
    page.append(
        """

        ## Known structures of sFlow

        By enterprise:format. What fills no column is in `extra` as `structure.field`, an unknown structure as its bytes.

        """);
    row(page, List.of("in", "structures"));
    page.append("|---|---|\n");
    SflowStructures.byPlace().forEach((place, names) -> row(page, List.of(place, names)));
    return page.toString();
  }

  private Set<FlowField> fills(ExportProtocol protocol) {
    return switch (protocol) {
      case NETFLOW9 -> netFlow9;
      case IPFIX -> ipfix;
      case NETFLOW1, NETFLOW5, NETFLOW7, SFLOW2, SFLOW4, SFLOW5 ->
          fixed.getOrDefault(protocol, Set.of());
    };
  }

  private String names(List<InformationElement> from) {
    Set<String> names = new LinkedHashSet<>();
    for (InformationElement element : from) {
      String reverse = element.target().reverse() ? " (reverse)" : "";
      names.add(prefix(element) + element.name() + reverse);
    }
    return String.join(", ", names);
  }

  private String prefix(InformationElement element) {
    Registry registry =
        registries.stream().filter(r -> r.elements().contains(element)).findFirst().orElseThrow();
    return registry.name().equals("iana") ? "" : registry.name() + " ";
  }

  private static List<String> registryCells(Registry registry) {
    long withColumn =
        registry.elements().stream().filter(element -> element.target() != null).count();
    String ids = registry.isNetFlow9() || registry.pen() == 0 ? "its own" : "";
    if (registry.netFlow9Offset() >= 0) {
      ids = registry.netFlow9Offset() + " + id";
    }
    return List.of(
        registry.organisation(),
        registry.isNetFlow9() ? "" : Long.toString(registry.pen()),
        Integer.toString(registry.elements().size()),
        Long.toString(withColumn),
        ids);
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
