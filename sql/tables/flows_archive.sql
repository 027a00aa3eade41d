-- flows_archive: the history, as Parquet files in day=YYYY-MM-DD/hour=HH directories (UTC, by receive
-- time). Any engine can read it. Has the columns of flows_live, then day and hour.
--
-- int64 milliseconds: the default, INT96, has no statistics and is deprecated everywhere else.
-- Version 1 pages: Flink's own reader does not know the encodings of version 2.
-- Small row groups: the sink holds one open writer, with its buffers, for each hour being written.
--
-- Parameters: archive = root directory of the archive.
CREATE TABLE flows_archive (
  `day`  STRING COMMENT 'UTC day of received_time, as 2026-01-31',
  `hour` STRING COMMENT 'UTC hour of received_time, 00 to 23'
)
COMMENT 'Flows from the archive: one row a flow that an exporter sent'
PARTITIONED BY (`day`, `hour`)
WITH (
  'connector' = 'filesystem',
  'path' = '${archive}',
  'format' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'parquet.write.int64.timestamp' = 'true',
  'parquet.timestamp.time.unit' = 'millis',
  'parquet.utc-timezone' = 'true',
  'parquet.writer.version' = 'v1',
  'parquet.block.size' = '16777216',
  'sink.rolling-policy.file-size' = '256MB',
  'source.report-statistics' = 'none'
)
LIKE flows_live (EXCLUDING ALL);
