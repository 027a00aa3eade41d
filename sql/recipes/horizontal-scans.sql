-- Who tried one service of many hosts?
--
-- Connections that were never answered.
-- Flows: flows-of --src=${src_ip} --dport=${dst_port} --protocol=${protocol} --flags=S/SA --from=${from} --until=${until}
-- Parameters:
--   targets number 25: the fewest hosts
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | protocol | dst_port | targets | flows | first_seen | last_seen
--   203.0.113.77 | 6 | 23 | 40 | 40 | 2026-03-02T14:00:00Z | 2026-03-02T14:00:39Z
SELECT
  src_ip, protocol, dst_port, COUNT(dst_ip) AS targets, SUM(flows) AS flows,
  MIN(first_seen) AS first_seen, MAX(last_seen) AS last_seen
FROM (
  SELECT src_ip, protocol, dst_port, dst_ip, COUNT(*) AS flows, MIN(start_time) AS first_seen, MAX(end_time) AS last_seen
  FROM flows
  WHERE protocol = 6 AND flags_match(tcp_flags, 'S/SA') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip, protocol, dst_port, dst_ip
) AS pairs
GROUP BY src_ip, protocol, dst_port
HAVING COUNT(dst_ip) >= ${targets}
ORDER BY targets DESC, src_ip, dst_port LIMIT ${limit};
