package dev.rearview.udf.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FunctionsPageTest {
  private static final Path PAGE = Path.of("FUNCTIONS.md");

  /** {@code -Dgolden.update} writes the page anew. */
  @Test
  void thePageSaysWhatTheCatalogueSays() throws IOException {
    String page = FunctionsPage.of(FunctionCatalogue.standard());
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }
}
