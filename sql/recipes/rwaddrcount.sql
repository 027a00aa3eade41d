-- What did each source send, and when did it begin and end?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a source; what had
-- no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwaddrcount --print-recs --min-records=N --sort-ips
-- Parameters:
--   records number 1: the fewest flows of a row
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --records=20
-- Expected:
--   src_ip | octets | packets | records | start_time | end_time
--   10.0.0.9 | 36000 | 80 | 40 | 2026-03-02T16:00:30Z | 2026-03-02T16:01:48Z
--   203.0.113.77 | 2400 | 40 | 40 | 2026-03-02T14:00:00Z | 2026-03-02T14:00:39Z
--   203.0.113.78 | 1800 | 30 | 30 | 2026-03-02T14:10:00Z | 2026-03-02T14:10:29Z
--   10.0.0.8 | 120000000 | 96000 | 24 | 2026-03-02T00:30:00Z | 2026-03-02T23:31:40Z
--   10.0.0.5 | 10000 | 80 | 20 | 2026-03-02T16:00:00Z | 2026-03-02T17:35:00Z
SELECT src_ip, SUM(octets) AS octets, SUM(packets) AS packets, COUNT(*) AS records, MIN(start_time) AS start_time, MAX(end_time) AS end_time
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY src_ip
HAVING COUNT(*) >= ${records}
ORDER BY records DESC, src_ip LIMIT ${limit};
