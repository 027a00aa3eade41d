-- How much was there, hour by hour?
--
-- Stream: a row when its hour is over, which is then dropped. Flows that are later than the source waits are left out.
-- SiLK: rwcount --bin-size=3600 --load-scheme=end-spike
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02T10:00:00Z --until=2026-03-02T13:00:00Z
-- Expected:
--   hour_start | sensor | type | flows | packets | octets | estimated_octets
--   2026-03-02T10:00:00Z | edge | in | 1 | 15 | 9000 | 9000
--   2026-03-02T10:00:00Z | edge | inweb | 4 | 79 | 57400 | 57400
--   2026-03-02T10:00:00Z | edge | out | 1 | 12 | 1100 | 1100
--   2026-03-02T10:00:00Z | edge | outweb | 8 | 4099 | 5077100 | 5275100
--   2026-03-02T11:00:00Z | edge | outweb | 1 | 4000 | 5000000 | 5000000
--   2026-03-02T12:00:00Z | edge | in | 1 | 200 | 30000 | 30000
--   2026-03-02T12:00:00Z | edge | int2int | 4 | 141 | 170060 | 170060
--   2026-03-02T12:00:00Z | edge | out | 1 | 180 | 90000 | 90000
--   2026-03-02T12:00:00Z | edge | outweb | 1 | 4000 | 5000000 | 5000000
SELECT hour_start, sensor, type, flows, packets, octets, estimated_octets
FROM hourly
WHERE hour_start >= CAST('${from}' AS TIMESTAMP(3)) AND hour_start < CAST('${until}' AS TIMESTAMP(3))
/* batch */ ORDER BY hour_start, sensor, type LIMIT ${limit};
