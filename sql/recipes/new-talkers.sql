-- Which addresses outside appeared for the first time, and how much was exchanged with them?
--
-- Parameters:
--   since time 24h: when new begins
--   octets number 0: the fewest bytes
--   servers network 198.51.100.0/24,10.0.0.0/8: what counts as mine
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --since=2026-03-02T16:00:00Z --octets=10000 --from=2026-03-01 --until=2026-03-03
SELECT ip, MIN(start_time) AS first_seen, COUNT(*) AS flows, SUM(octets) AS octets
FROM (
  SELECT src_ip AS ip, start_time, octets FROM flows
  WHERE NOT ip_in(src_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  UNION ALL
  SELECT dst_ip AS ip, start_time, octets FROM flows
  WHERE NOT ip_in(dst_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS sides
GROUP BY ip
HAVING MIN(start_time) >= CAST('${since}' AS TIMESTAMP_LTZ(3)) AND SUM(octets) >= ${octets}
ORDER BY octets DESC, ip LIMIT ${limit};
