-- How much was there, day by day?
--
-- SiLK: rwcount --bin-size=86400 --load-scheme=end-spike
-- Parameters:
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-01 --until=2026-03-05
SELECT day_start, type, flows, packets, octets, estimated_octets
FROM daily
WHERE day_start >= CAST('${from}' AS TIMESTAMP(3)) AND day_start < CAST('${until}' AS TIMESTAMP(3))
ORDER BY day_start, type LIMIT ${limit};
