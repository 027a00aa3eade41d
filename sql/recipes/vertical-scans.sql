-- Who tried many services of one host?
--
-- Connections that were never answered.
-- Flows: flows-of --src=${src_ip} --dst=${dst_ip} --protocol=6 --flags=S/SA --from=${from} --until=${until}
-- Parameters:
--   ports number 20: the fewest ports
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip | ports | flows | lowest_port | highest_port | first_seen | last_seen
--   203.0.113.78 | 198.51.100.20 | 30 | 30 | 1 | 30 | 2026-03-02T14:10:00Z | 2026-03-02T14:10:29Z
SELECT
  src_ip, dst_ip, COUNT(dst_port) AS ports, SUM(flows) AS flows, MIN(dst_port) AS lowest_port, MAX(dst_port) AS highest_port,
  MIN(first_seen) AS first_seen, MAX(last_seen) AS last_seen
FROM (
  SELECT src_ip, dst_ip, dst_port, COUNT(*) AS flows, MIN(start_time) AS first_seen, MAX(end_time) AS last_seen
  FROM flows
  WHERE protocol = 6 AND flags_match(tcp_flags, 'S/SA') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip, dst_ip, dst_port
) AS ports_of_pairs
GROUP BY src_ip, dst_ip
HAVING COUNT(dst_port) >= ${ports}
ORDER BY ports DESC, src_ip, dst_ip LIMIT ${limit};
