-- From which autonomous systems came most, window by window?
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
--   window_start | place | src_asn | octets | flows
--   2026-03-02T06:00:00Z | 1 | 64501 | 67920 | 8
--   2026-03-02T06:00:00Z | 2 | 64500 | 1080 | 14
--   2026-03-02T12:00:00Z | 1 | 64501 | 600000 | 1
--   2026-03-02T12:00:00Z | 2 | 64500 | 53700 | 77
--   2026-03-02T18:00:00Z | 1 | 64501 | 2412000336 | 4
SELECT window_start, place, src_asn, octets, flows
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY octets DESC, src_asn) AS place
  FROM (
    SELECT window_start, window_end, src_asn, SUM(octets) AS octets, COUNT(*) AS flows
    FROM TUMBLE(TABLE flows, DESCRIPTOR(received_time), INTERVAL '${window}' SECOND(10))
    WHERE src_asn IS NOT NULL AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
    GROUP BY window_start, window_end, src_asn
  )
)
WHERE place <= ${count};
