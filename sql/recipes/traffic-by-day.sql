-- How much was there, day by day?
--
-- Stream: a row when its day is over, which is then dropped. Flows that are later than the source waits are left out.
-- SiLK: rwcount --bin-size=86400 --load-scheme=end-spike
-- Parameters:
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-01 --until=2026-03-05
-- Expected:
--   day_start | sensor | type | flows | packets | octets | estimated_octets
--   2026-03-02T00:00:00Z | edge | in | 97 | 3451 | 665636 | 665636
--   2026-03-02T00:00:00Z | edge | int2int | 4 | 141 | 170060 | 170060
--   2026-03-02T00:00:00Z | edge | inweb | 7 | 1809079 | 2412057400 | 2412057400
--   2026-03-02T00:00:00Z | edge | out | 71 | 6599 | 1389046 | 1389046
--   2026-03-02T00:00:00Z | edge | outweb | 51 | 96179 | 120087100 | 120285100
--   2026-03-03T00:00:00Z | edge | in | 60 | 30000 | 42000000 | 42000000
--   2026-03-03T00:00:00Z | edge | out | 1 | 1500 | 300000 | 300000
--   2026-03-04T00:00:00Z | edge | in | 21 | 758 | 160880 | 160880
--   2026-03-04T00:00:00Z | edge | int2int | 19 | 37 | 3020 | 3020
--   2026-03-04T00:00:00Z | edge | inweb | 180 | 255 | 13280 | 13280
--   2026-03-04T00:00:00Z | edge | out | 13 | 377 | 43000 | 43000
--   2026-03-04T00:00:00Z | edge | outweb | 14 | 122 | 13900 | 13900
SELECT day_start, sensor, type, flows, packets, octets, estimated_octets
FROM daily
WHERE day_start >= CAST('${from}' AS TIMESTAMP(3)) AND day_start < CAST('${until}' AS TIMESTAMP(3))
/* batch */ ORDER BY day_start, sensor, type LIMIT ${limit};
