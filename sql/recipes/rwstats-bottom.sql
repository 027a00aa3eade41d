-- Which destination ports were used least?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a port; what had no
-- flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwstats --bottom --fields=dport --values=records --count=N
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 10: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --limit=5
-- Expected:
--   dst_port | records
--   1 | 1
--   2 | 1
--   3 | 1
--   4 | 1
--   5 | 1
SELECT dst_port, COUNT(*) AS records
FROM flows
WHERE protocol IN (6, 17) AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY dst_port
ORDER BY records, dst_port LIMIT ${limit};
