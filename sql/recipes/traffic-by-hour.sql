-- How much was there, hour by hour?
--
-- SiLK: rwcount --bin-size=3600 --load-scheme=end-spike
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02T10:00:00Z --until=2026-03-02T13:00:00Z
SELECT hour_start, type, flows, packets, octets, estimated_octets
FROM hourly
WHERE hour_start >= CAST('${from}' AS TIMESTAMP(3)) AND hour_start < CAST('${until}' AS TIMESTAMP(3))
ORDER BY hour_start, type LIMIT ${limit};
