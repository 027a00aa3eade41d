-- flows_archive: the history, as Parquet files in day=YYYY-MM-DD/hour=HH directories (UTC, by receive
-- time). Any engine can read it. Has the columns of flows_live, what was known of the
-- flow when it was archived, and day and hour.
--
-- int64 milliseconds: the default, INT96, has no statistics and is deprecated everywhere else.
-- Version 1 pages: Flink's own reader does not know the encodings of version 2.
-- Small row groups: the sink holds one open writer, with its buffers, for each hour being written.
--
-- Parameters: archive = root directory of the archive.
CREATE TABLE flows_archive (
  collector_port INT COMMENT 'Port of the collector that the datagram was sent to',
  sensor STRING COMMENT 'Sensor that takes the flow by silk.conf and sensor.conf, the first one if several do',
  class STRING COMMENT 'Class of its type',
  type STRING COMMENT 'Type that SiLK gives it: in, out, inweb, outweb, innull, outnull, int2int, ext2ext or other',
  src_country STRING COMMENT 'Country of the source address by GeoIP, ISO 3166 alpha-2',
  dst_country STRING COMMENT 'Country of the destination address by GeoIP, ISO 3166 alpha-2',
  src_asn BIGINT COMMENT 'AS of the source: as exported, or else by GeoIP (the order is a setting)',
  dst_asn BIGINT COMMENT 'AS of the destination: as exported, or else by GeoIP (the order is a setting)',
  src_as_org STRING COMMENT 'Who runs src_asn, if GeoIP has the source address in it',
  dst_as_org STRING COMMENT 'Who runs dst_asn, if GeoIP has the destination address in it',
  src_network STRING COMMENT 'Name of the source''s network in networks.csv',
  dst_network STRING COMMENT 'Name of the destination''s network in networks.csv',
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
