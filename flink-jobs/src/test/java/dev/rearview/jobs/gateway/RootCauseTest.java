package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are what a gateway of Flink 2.3.0 answered, with most frames left out. */
class RootCauseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          unknown-column      | Column 'foo' not found in any table (line 1, column 8)
          unknown-table       | Object 'nowhere' not found (line 1, column 15)
          unknown-function    | No match found for function signature foo(<NUMERIC>) (line 1, column 8)
          syntax              | Encountered "IN <EOF>" (line 1, column 41)
          not-a-query         | Non-query expression encountered in illegal context
          two-statements      | only single statement supported
          unknown-option      | Unsupported options found for 'datagen'. foo
          bad-cast-at-runtime | NumberFormatException: For input string: 'a'. Invalid character found.
          unbounded-in-batch  | Querying an unbounded table 'default_catalog.default_database.u' in batch mode is not allowed. The table source is unbounded.
          """)
  void flinksStackTraceBecomesOneLine(String recorded, String expected) throws IOException {
    assertThat(RootCause.of(read(recorded))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"wrong-types", "unknown-connector"})
  void longMessagesEndWithTheirFirstLine(String recorded) throws IOException {
    assertThat(RootCause.of(read(recorded))).hasLineCount(1).hasSizeLessThan(200);
  }

  @Test
  void textWithoutCausesIsShortenedToItsFirstLine() {
    assertThat(RootCause.of("\nFlink says no\n\tat somewhere\n")).isEqualTo("Flink says no");
  }

  @Test
  void exceptionsOfTheJdkKeepTheirName() {
    assertThat(RootCause.of("x\nCaused by: java.io.IOException: No space left on device\n\tat y"))
        .isEqualTo("IOException: No space left on device");
  }

  @Test
  void anIoErrorThatBeginsWithItsFileStandsByItself() {
    assertThat(
            RootCause.of(
                "x\nCaused by: java.io.IOException: /a/b.pcap: record 2 is no one\n\tat y"))
        .isEqualTo("/a/b.pcap: record 2 is no one");
  }

  @Test
  void linesThatTheFirstOneAnnouncesAreKeptAndFramesAreNot() {
    String trace =
        """
        Internal server error.
        Caused by: java.lang.RuntimeException: Failed to fetch next result
        \tat a.B.c(B.java:1)
        \t... 3 more
        Caused by: dev.rearview.udf.site.SiteException: the site's files cannot be used:
        /etc/sensor.conf:3: found 'protocol ip', expected udp or tcp
          at least one probe is needed

        /etc/silk.conf:1: found nothing
        \tat dev.rearview.udf.site.SiteFiles.read(SiteFiles.java:7)
        \tSuppressed: java.io.IOException: closed
        \t\tat a.B.d(B.java:2)
        \t... 9 more

        End of exception on server side>
        """;
    assertThat(RootCause.of(trace))
        .isEqualTo(
            """
            the site's files cannot be used:
            /etc/sensor.conf:3: found 'protocol ip', expected udp or tcp
              at least one probe is needed
            /etc/silk.conf:1: found nothing\
            """);
  }

  @ParameterizedTest
  @CsvSource({"29, mistake 29", "30, ... and 2 more lines", "500, ... and 472 more lines"})
  void atMostThirtyLinesAreKept(int mistakes, String last) {
    String lines =
        IntStream.rangeClosed(1, mistakes)
            .mapToObj(number -> "mistake " + number + "\n")
            .collect(Collectors.joining());
    assertThat(
            RootCause.of("x\nCaused by: java.lang.RuntimeException: wrong:\n" + lines + "\tat y"))
        .hasLineCount(30)
        .startsWith("wrong:\nmistake 1\nmistake 2\n")
        .endsWith("\n" + last);
  }

  static String read(String name) throws IOException {
    try (InputStream stream = RootCauseTest.class.getResourceAsStream("errors/" + name + ".txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
