-- What does each protocol have of flows, packets, bytes and hosts?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a protocol and its
-- hosts; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwuniq --fields=proto --values=flows,packets,bytes,sip-distinct,dip-distinct,stime,etime --flows=N
-- Parameters:
--   flows number 1: the fewest flows of a row
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 256: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   protocol | records | packets | octets | src_ip_distinct | dst_ip_distinct | first_seen | last_seen
--   1 | 2 | 8 | 672 | 2 | 2 | 2026-03-02T18:00:00Z | 2026-03-02T18:00:03.010Z
--   6 | 162 | 1906338 | 2532530960 | 24 | 63 | 2026-03-02T00:30:00Z | 2026-03-02T23:31:40Z
--   17 | 66 | 9103 | 1837610 | 6 | 15 | 2026-03-02T09:00:00Z | 2026-03-02T16:01:48Z
SELECT
  protocol, COUNT(*) AS records, SUM(packets) AS packets, SUM(octets) AS octets,
  COUNT(DISTINCT src_ip) AS src_ip_distinct, COUNT(DISTINCT dst_ip) AS dst_ip_distinct,
  MIN(start_time) AS first_seen, MAX(end_time) AS last_seen
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY protocol
HAVING COUNT(*) >= ${flows}
/* batch */ ORDER BY protocol LIMIT ${limit};
