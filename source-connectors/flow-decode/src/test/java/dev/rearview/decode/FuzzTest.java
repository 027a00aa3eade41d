package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coverage-guided fuzzing of the decoder with its template state, in a process of its own: the
 * corpus as seeds, and then for some seconds what Jazzer makes of it; {@code mvn -Pfuzz
 * -Dfuzz.minutes=N} goes on for longer. What it finds lies in target/fuzz, and belongs into
 * src/test/resources/fuzz-regressions.
 */
class FuzzTest {
  private static final int SMOKE_SECONDS = 12;
  private static final int START_SECONDS = 120;
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

  @TempDir private Path seeds;

  @Test
  void jazzerFindsNothing() throws IOException, InterruptedException {
    int minutes = Integer.getInteger("fuzz.minutes", 0);
    int seconds = minutes > 0 ? minutes * 60 : SMOKE_SECONDS;
    for (Path directory : OwnCorpus.cases()) {
      Files.write(
          seeds.resolve(directory.getFileName().toString()),
          DatagramSequence.toBytes(DatagramSequence.of(OwnCorpus.captures(directory))));
    }
    Path findings = Files.createDirectories(Path.of("target/fuzz"));
    Path log = findings.resolve("jazzer.log");
    Process jazzer =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx1g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "com.code_intelligence.jazzer.Jazzer",
                    "--target_class=" + DecoderFuzzTarget.class.getName(),
                    "--instrumentation_includes=dev.rearview.codec.**",
                    "--custom_hook_includes=dev.rearview.codec.**",
                    "--reproducer_path=" + findings,
                    "-artifact_prefix=" + findings + "/",
                    "-max_total_time=" + seconds,
                    "-max_len=16384",
                    "-rss_limit_mb=3000",
                    "-timeout=20",
                    seeds.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(jazzer.waitFor(seconds + START_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      jazzer.destroyForcibly();
    }
    String output = Files.readString(log);
    Matcher done = DONE.matcher(output);
    assertThat(jazzer.exitValue()).as("%s", output).isZero();
    assertThat(done.find()).as("%s", output).isTrue();
    System.out.printf("fuzzing: %s inputs tried in %s s%n", done.group(1), done.group(2));
    assertThat(Long.parseLong(done.group(1))).isGreaterThan(OwnCorpus.cases().size());
  }
}
