package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchiveConsumersTest {

  private static final Pattern CONSUMER = Pattern.compile("'scan\\.consumer' = '([^']+)'");

  @Test
  void theConsumersAreThoseOfTheArchiveJobsText() throws IOException {
    String sql = Files.readString(Path.of("../sql/jobs/archive.sql"));
    List<String> consumers =
        CONSUMER.matcher(sql).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(ArchiveJob.CONSUMERS).isEqualTo(consumers);
  }
}
