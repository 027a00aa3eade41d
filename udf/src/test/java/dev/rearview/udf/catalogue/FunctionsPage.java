package dev.rearview.udf.catalogue;

import java.util.stream.Collectors;

/** Writes FUNCTIONS.md. */
final class FunctionsPage {
  private FunctionsPage() {}

  static String of(FunctionCatalogue catalogue) {
    StringBuilder page = new StringBuilder();
    page.append("# Functions\n\n");
    page.append("`LOAD MODULE rearview` makes these system functions of a session. ");
    page.append("Each example is executed by a test, over the files in\n");
    page.append("[`src/test/resources/example`](src/test/resources/example) ");
    page.append("and invented GeoIP databases; those of the hunts over invented traffic, ");
    page.append("[`HuntTraffic`](src/test/java/dev/rearview/udf/hunt/HuntTraffic.java).\n");
    page.append("The page is generated: do not edit it.\n");
    for (FunctionGroup group : FunctionGroup.values()) {
      String entries =
          catalogue.all().stream()
              .filter(spec -> spec.group() == group)
              .map(FunctionsPage::entry)
              .collect(Collectors.joining());
      if (!entries.isEmpty()) {
        page.append("\n## ").append(group.title()).append("\n").append(entries);
      }
    }
    return page.toString();
  }

  private static String entry(FunctionSpec spec) {
    StringBuilder entry = new StringBuilder("\n### " + spec.name() + "\n\n");
    spec.signatures().forEach(s -> entry.append("`").append(s).append("`  \n"));
    entry.append("\n").append(spec.description()).append(" ").append(spec.nullRule());
    if (!spec.units().isEmpty()) {
      entry.append(" Units: ").append(spec.units()).append(".");
    }
    entry.append("\n\n| example | answer |\n|---|---|\n");
    spec.examples()
        .forEach(
            example ->
                entry
                    .append("| `")
                    .append(cell(example.expression()))
                    .append(example.from().isEmpty() ? "" : " FROM " + cell(example.from()))
                    .append("` | ")
                    .append(example.expected() == null ? "NULL" : "`" + example.expected() + "`")
                    .append(" |\n"));
    return entry.toString();
  }

  /** A bar would end the table's cell, even inside of code. */
  private static String cell(String sql) {
    return sql.replace("|", "\\|");
  }
}
