-- Also: --host=10.0.0.4 --since=2026-03-04 --until=2026-03-05
-- Also: --host=203.0.113.66 --since=2026-03-01 --until=2026-03-05
-- Also: --host=10.0.0.4 --since=2026-03-01 --until=2026-03-05
WITH reached AS (
  SELECT dst_ip, protocol, dst_port, min(start_time) AS reached_time
  FROM flows_between('${since}', '${until}')
  WHERE src_ip = '${host}' AND ip_within(dst_ip, '${servers}')
  GROUP BY dst_ip, protocol, dst_port
),
later AS (
  SELECT
    reached.dst_ip AS via, protocol, dst_port, f.dst_ip AS next_ip, min(f.start_time) AS next_time, count(*) AS next_flows,
    sum(f.octets) AS next_octets
  FROM reached JOIN flows_between('${since}', '${until}') AS f USING (protocol, dst_port)
  WHERE f.src_ip = reached.dst_ip AND f.start_time >= reached.reached_time
  GROUP BY via, protocol, dst_port, next_ip
)
SELECT
  reached.dst_ip AS reached_ip, reached.protocol, reached.dst_port, reached_time, next_ip, next_time,
  coalesce(next_flows, 0) AS next_flows, next_octets
FROM reached LEFT JOIN later
  ON later.via = reached.dst_ip AND later.protocol = reached.protocol AND later.dst_port = reached.dst_port
ORDER BY reached_time, reached_ip, reached.dst_port, reached.protocol, next_time NULLS FIRST, next_ip LIMIT ${limit};
