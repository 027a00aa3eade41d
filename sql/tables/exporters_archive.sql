-- exporters_archive: what exporters_live had, kept. Laid out and written as flows_archive is, in a directory of
-- its own within the archive's. Its path has names that begin with _: whoever reads the archive's directory
-- as flows passes over it.
--
-- Parameters: archive = directory of this table.
CREATE TABLE exporters_archive (
  `day`  STRING COMMENT 'UTC day of received_time, as 2026-01-31',
  `hour` STRING COMMENT 'UTC hour of received_time, 00 to 23'
)
COMMENT 'What exporters sent, from the archive: one row an exporter and minute'
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
LIKE exporters_live (EXCLUDING ALL);
