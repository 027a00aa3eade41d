package dev.rearview.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that an earlier build wrote, kept under {@code src/test/resources/state}. */
public final class GoldenBytes {
  private GoldenBytes() {}

  /**
   * The golden bytes of the given name, after checking that today's writer still makes them. With
   * {@code -Dgolden.update} they are written anew; the difference is for a reviewer to read.
   */
  public static byte[] of(String name, byte[] writtenNow) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.write(Path.of("src/test/resources/state", name), writtenNow);
      return writtenNow;
    }
    byte[] golden = of(name);
    assertThat(writtenNow).as("written now, against %s", name).isEqualTo(golden);
    return golden;
  }

  /** The golden bytes of the given name, which no writer of today makes any more. */
  public static byte[] of(String name) throws IOException {
    try (InputStream in = GoldenBytes.class.getResourceAsStream("/state/" + name)) {
      assertThat(in).as("golden bytes %s", name).isNotNull();
      return in.readAllBytes();
    }
  }
}
