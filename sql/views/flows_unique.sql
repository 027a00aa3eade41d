-- flows_unique: flows, each counted once where several exporters saw it. All rows are there: of the same addresses, ports
-- and protocol, what another exporter reported within ten seconds after the first one is a copy.
CREATE VIEW flows_unique
COMMENT 'Every flow; what several exporters saw is counted once, and its copies are marked'
AS SELECT
  *,
  CASE WHEN is_copy THEN CAST(0 AS BIGINT) ELSE packets END AS unique_packets,
  CASE WHEN is_copy THEN CAST(0 AS BIGINT) ELSE octets END AS unique_octets
FROM (
  SELECT *,
    exporter_ip <> FIRST_VALUE(exporter_ip) OVER (
      PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time
      RANGE BETWEEN INTERVAL '10' SECOND PRECEDING AND CURRENT ROW) AS is_copy
  FROM flows);
