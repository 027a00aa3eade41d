package dev.rearview.connector.archive;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.config.TableConfigOptions;

/**
 * What of a session's configuration matters.
 *
 * @param batch whether queries end with what there is now
 * @param inUtc whether times without a zone are UTC
 * @param configuration all of it
 */
record SessionFacts(boolean batch, boolean inUtc, ReadableConfig configuration) {

  /** Of a session. */
  static SessionFacts of(ReadableConfig configuration) {
    String zone = configuration.get(TableConfigOptions.LOCAL_TIME_ZONE);
    ZoneId id =
        zone.equals(TableConfigOptions.LOCAL_TIME_ZONE.defaultValue())
            ? ZoneId.systemDefault()
            : ZoneId.of(zone);
    return new SessionFacts(
        configuration.get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH,
        id.normalized().equals(ZoneOffset.UTC),
        configuration);
  }
}
