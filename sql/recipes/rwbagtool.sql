-- By how much did each service grow from one time to the next?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a port; what had no
-- flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwbagtool --subtract later.bag earlier.bag | rwbagcat --sort-counters=decreasing
-- Parameters:
--   split time 12h: where the later time begins
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 10: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --split=2026-03-02T15:00:00Z --limit=3
-- Expected:
--   dst_port | earlier_octets | later_octets | growth
--   54000 | 0 | 2412000000 | 2412000000
--   10002 | 0 | 1200000 | 1200000
--   10000 | 0 | 600000 | 600000
SELECT dst_port, SUM(earlier) AS earlier_octets, SUM(later) AS later_octets, SUM(later) - SUM(earlier) AS growth
FROM (
  SELECT
    dst_port,
    CASE WHEN received_time < CAST('${split}' AS TIMESTAMP_LTZ(3)) THEN octets ELSE 0 END AS earlier,
    CASE WHEN received_time < CAST('${split}' AS TIMESTAMP_LTZ(3)) THEN 0 ELSE octets END AS later
  FROM flows
  WHERE protocol IN (6, 17) AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS halves
GROUP BY dst_port
ORDER BY growth DESC, dst_port LIMIT ${limit};
