package dev.rearview.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.record.FlowField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page that says which protocol fills which column is as the code is. */
class CoverageTest {
  private static final Path PAGE = Path.of("../COVERAGE.md");

  @Test
  void thePageIsAsTheCodeIs() throws IOException {
    String page = new Coverage(fixed()).page();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  /** Columns of the protocols without templates, by what comes out of a message that has all. */
  private static Map<ExportProtocol, Set<FlowField>> fixed() {
    Map<ExportProtocol, Set<FlowField>> fixed = new EnumMap<>(ExportProtocol.class);
    FixedMessages.all()
        .forEach(
            (protocol, payload) -> {
              Set<FlowField> columns = EnumSet.noneOf(FlowField.class);
              DecodedFlows decoded = DecodedFlows.of(payload);
              assertThat(decoded.flows).as(protocol.label()).hasSize(2);
              for (Map<FlowField, Object> flow : decoded.flows) {
                assertThat(flow).containsEntry(FlowField.EXPORT_PROTOCOL, protocol.label());
                columns.addAll(flow.keySet());
              }
              if (protocol.name().startsWith("NETFLOW")) {
                columns.add(FlowField.TIME_QUALITY);
              }
              fixed.put(protocol, columns);
            });
    return fixed;
  }
}
