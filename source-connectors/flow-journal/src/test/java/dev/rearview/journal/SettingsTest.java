package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings have documented keys and defaults, and say which of them is wrong. */
class SettingsTest {
  @Test
  void defaultsAreAsDocumented() {
    assertThat(JournalSettings.DEFAULTS)
        .isEqualTo(new JournalSettings(256L << 20, Duration.ofHours(1), Duration.ofSeconds(1)));
    assertThat(RetentionSettings.DEFAULTS)
        .isEqualTo(new RetentionSettings(50L << 30, Duration.ofDays(7), 100L << 30));
  }

  @Test
  void everyKeyIsReadAndOtherKeysAreLeftAlone() {
    Map<String, String> given = new HashMap<>();
    given.put("journal.segment-size", "64 KiB");
    given.put("journal.segment-age", "5min");
    given.put("journal.sync-interval", "250ms");
    given.put("journal.retention.size", "1000");
    given.put("journal.retention.age", "2d");
    given.put("journal.limit.size", "1TiB");
    given.put("journal.directory", "/somewhere");
    given.put("collector.ports", "2055");
    assertThat(JournalSettings.from(given))
        .isEqualTo(new JournalSettings(65_536, Duration.ofMinutes(5), Duration.ofMillis(250)));
    assertThat(RetentionSettings.from(given))
        .isEqualTo(new RetentionSettings(1_000, Duration.ofDays(2), 1L << 40));
  }

  @Test
  void aLimitThatIsNotSetIsNeverBelowWhatIsToBeKept() {
    assertThat(RetentionSettings.from(Map.of("journal.retention.size", "200GiB")).limitBytes())
        .isEqualTo(400L << 30);
  }

  @ParameterizedTest
  @CsvSource({
    "journal.segment-size, large",
    "journal.segment-size, 0",
    "journal.segment-size, 5 parsecs",
    "journal.segment-size, 99999999999 TiB",
    "journal.segment-age, 10",
    "journal.segment-age, -1h",
    "journal.sync-interval, 1y",
    "journal.segmentsize, 1MiB",
  })
  void aWrongSettingIsNamed(String key, String value) {
    assertThatThrownBy(() -> JournalSettings.from(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }
}
