-- Which sources have most distinct destinations?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a source and whom
-- it went to; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwstats --fields=sip --values=distinct:dip --count=N
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 10: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --limit=4
-- Expected:
--   src_ip | dst_ip_distinct | records
--   203.0.113.77 | 40 | 40
--   198.51.100.53 | 12 | 12
--   198.51.100.30 | 8 | 8
--   198.51.100.10 | 3 | 3
SELECT src_ip, COUNT(dst_ip) AS dst_ip_distinct, SUM(records) AS records
FROM (
  SELECT src_ip, dst_ip, COUNT(*) AS records
  FROM flows
  WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip, dst_ip
) AS pairs
GROUP BY src_ip
ORDER BY dst_ip_distinct DESC, src_ip LIMIT ${limit};
