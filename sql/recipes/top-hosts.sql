-- Which sources sent most, window by window?
--
-- Stream: a window is said when it is over and then dropped: its state needs no time to live. Flows that come
-- later than the source waits (scan.watermark.idle-lag, and 0 while others arrive) are left out of their window.
-- Parameters:
--   window duration 5m: how long a window is
--   count number 10: how many of each window
--   from time 24h: the first time to look at
--   until time now: the time to stop before
-- Example: --window=6h --count=2 --from=2026-03-02 --until=2026-03-03
-- Expected:
--   window_start | place | src_ip | octets | flows
--   2026-03-02T00:00:00Z | 1 | 10.0.0.8 | 30000000 | 6
--   2026-03-02T06:00:00Z | 1 | 10.0.0.8 | 30000000 | 6
--   2026-03-02T06:00:00Z | 2 | 198.51.100.10 | 56000 | 2
--   2026-03-02T12:00:00Z | 1 | 10.0.0.8 | 30000000 | 6
--   2026-03-02T12:00:00Z | 2 | 198.51.100.60 | 1200000 | 2
--   2026-03-02T18:00:00Z | 1 | 192.0.2.200 | 2400000000 | 2
--   2026-03-02T18:00:00Z | 2 | 10.0.0.8 | 30000000 | 6
SELECT window_start, place, src_ip, octets, flows
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY octets DESC, src_ip) AS place
  FROM (
    SELECT window_start, window_end, src_ip, SUM(octets) AS octets, COUNT(*) AS flows
    FROM TUMBLE(TABLE flows, DESCRIPTOR(received_time), INTERVAL '${window}' SECOND(10))
    WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
    GROUP BY window_start, window_end, src_ip
  )
)
WHERE place <= ${count};
