-- Also: --idle=1h --pieces=1 --from=2026-03-01 --until=2026-03-05
-- Also: --idle=1s --pieces=1 --from=2026-03-04 --until=2026-03-05
-- Also: --idle=1m --pieces=2 --from=2026-03-01 --until=2026-03-05
WITH pieces AS (
  SELECT *, coalesce(start_time - lag(end_time) OVER same > INTERVAL (${idle}) SECONDS, true) AS begins
  FROM flows_between('${from}', '${until}')
  WINDOW same AS (PARTITION BY exporter_ip, src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time)
),
numbered AS (
  SELECT *, count(*) FILTER (begins) OVER same AS whole
  FROM pieces
  WINDOW same AS (PARTITION BY exporter_ip, src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time)
)
SELECT
  src_ip, dst_ip, src_port, dst_port, protocol, min(numbered.start_time) AS start_time, max(numbered.end_time) AS end_time,
  count(*) AS pieces, sum(numbered.packets) AS packets, sum(numbered.octets) AS octets
FROM numbered
GROUP BY exporter_ip, src_ip, dst_ip, src_port, dst_port, protocol, whole
HAVING count(*) >= ${pieces}
ORDER BY 6, src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
