-- Which addresses outside appeared for the first time, and how much was exchanged with them?
--
-- New is what was not seen between from and since: it was received after that, and may have begun before.
-- Flows: flows-of --address=${ip} --from=${from} --until=${until}
-- Parameters:
--   since time 24h: when new begins
--   octets number 0: the fewest bytes
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --since=2026-03-02T16:00:01Z --octets=10000 --from=2026-03-01 --until=2026-03-03 --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   ip | first_seen | flows | octets
--   192.0.2.200 | 2026-03-02T20:00:00Z | 2 | 2400000000
--   192.0.2.201 | 2026-03-02T20:05:00Z | 1 | 12000000
--   192.0.2.95 | 2026-03-02T18:10:00Z | 3 | 60000
--   192.0.2.53 | 2026-03-02T16:00:30Z | 40 | 36000
--   203.0.113.9 | 2026-03-02T17:00:00Z | 6 | 19500
--   192.0.2.66 | 2026-03-02T16:00:00Z | 20 | 10000
SELECT ip, MIN(start_time) AS first_seen, COUNT(*) AS flows, SUM(octets) AS octets
FROM (
  SELECT src_ip AS ip, received_time, start_time, octets FROM flows
  WHERE NOT ip_in(src_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  UNION ALL
  SELECT dst_ip AS ip, received_time, start_time, octets FROM flows
  WHERE NOT ip_in(dst_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS sides
GROUP BY ip
HAVING MIN(received_time) >= CAST('${since}' AS TIMESTAMP_LTZ(3)) AND SUM(octets) >= ${octets}
ORDER BY octets DESC, ip LIMIT ${limit};
