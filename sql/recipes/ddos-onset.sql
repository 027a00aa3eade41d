-- When did which host begin to be flooded, and by how many sources?
--
-- Stream: a minute is said once, when it is over, and its sources are dropped with it. Flows that are later than the
-- source waits are left out.
-- Flows: flows-of --dst=${dst_ip} --from=${minute_start} --until=${minute_start}+1m
-- Parameters:
--   sources number 50: the fewest sources of a minute
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --sources=20 --from=2026-03-02 --until=2026-03-04
-- Expected:
--   minute_start | dst_ip | sources | flows | packets | octets
--   2026-03-03T02:00:00Z | 198.51.100.80 | 59 | 59 | 29500 | 41300000
SELECT window_start AS minute_start, dst_ip, COUNT(DISTINCT src_ip) AS sources, COUNT(*) AS flows, SUM(packets) AS packets, SUM(octets) AS octets
FROM TUMBLE(TABLE flows, DESCRIPTOR(received_time), INTERVAL '1' MINUTE)
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY window_start, window_end, dst_ip
HAVING COUNT(DISTINCT src_ip) >= ${sources}
/* batch */ ORDER BY minute_start, dst_ip LIMIT ${limit};
