-- Which hosts call out again and again at the same interval?
--
-- Intervals are those of whole seconds.
-- Flows: flows-of --src=${src_ip} --dst=${dst_ip} --protocol=${protocol} --dport=${dst_port} --from=${from} --until=${until}
-- Parameters:
--   calls number 10: the fewest
--   jitter duration 10s: the most by which intervals may differ
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03 --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   src_ip | dst_ip | dst_port | protocol | calls | mean_gap_seconds | shortest_gap | longest_gap | last_call
--   10.0.0.9 | 192.0.2.53 | 53 | 17 | 40 | 2 | 2 | 2 | 2026-03-02T16:01:48Z
--   10.0.0.8 | 192.0.2.99 | 443 | 6 | 24 | 3600 | 3600 | 3600 | 2026-03-02T23:30:00Z
--   10.0.0.5 | 192.0.2.66 | 443 | 6 | 20 | 300 | 300 | 300 | 2026-03-02T17:35:00Z
SELECT
  src_ip, dst_ip, dst_port, protocol, COUNT(*) + 1 AS calls, AVG(gap) AS mean_gap_seconds, MIN(gap) AS shortest_gap, MAX(gap) AS longest_gap,
  MAX(start_time) AS last_call
FROM (
  SELECT
    src_ip, dst_ip, dst_port, protocol, start_time,
    start_second - LAG(start_second) OVER (PARTITION BY src_ip, dst_ip, dst_port, protocol ORDER BY received_time) AS gap
  FROM (
    SELECT *, TIMESTAMPDIFF(SECOND, TO_TIMESTAMP_LTZ(0, 3), start_time) AS start_second
    FROM flows
    WHERE ip_in(src_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  ) AS counted
) AS gaps
WHERE gap IS NOT NULL
GROUP BY src_ip, dst_ip, dst_port, protocol
HAVING COUNT(*) + 1 >= ${calls} AND MIN(gap) >= 1 AND MAX(gap) - MIN(gap) <= ${jitter}
ORDER BY calls DESC, src_ip, dst_ip, dst_port, protocol LIMIT ${limit};
