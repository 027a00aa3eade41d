package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void fullDiskIsAnError() {
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> printTo("No space left on device"))
        .withMessage("cannot write the result: No space left on device");
  }

  @Test
  void readerThatHasEnoughIsNone() {
    assertThatCode(() -> printTo("Broken pipe")).doesNotThrowAnyException();
  }

  private static void printTo(String failure) {
    StandardOutput output =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException(failure);
              }
            });
    PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
    out.println("x");
    out.flush();
    output.check();
  }
}
